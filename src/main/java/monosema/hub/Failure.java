package monosema.hub;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import monosema.io.OneLine;
import org.jspecify.annotations.Nullable;

/** What the HTTP client throws, in words. */
final class Failure {
    private Failure() {}

    /** Of a request that got no answer from a host. */
    static TransientException of(Throwable failure, String host) {
        if (has(failure, UnresolvedAddressException.class)) {
            return TransientException.unconnected("the name " + host + " is not known here");
        } else if (has(failure, HttpConnectTimeoutException.class)) {
            return TransientException.unconnected("connecting to " + host + " took too long");
        }
        // The client calls a connection that was reset while it came about refused; there is a server all the same.
        if (has(failure, ConnectException.class) && !reason(failure).contains("reset")) {
            return TransientException.unconnected("cannot connect to " + host + " (" + reason(failure) + ")");
        } else if (has(failure, SSLException.class)) {
            return TransientException.unconnected("no secure connection to " + host + " (" + reason(failure) + ")");
        }
        return TransientException.broken("the connection to " + host + " broke (" + reason(failure) + ")");
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : OneLine.text(message);
    }

    /** For a wait that was interrupted: the thread stays so. */
    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    private static boolean has(Throwable failure, Class<?> kind) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
