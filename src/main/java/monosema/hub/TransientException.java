package monosema.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The network or a server failed in a way that may have passed at the next try. */
final class TransientException extends IOException {
    private static final long serialVersionUID = 1L;

    /** How far a server had been reached. */
    enum Reached {
        /** No connection came about. */
        NOTHING,
        /** It answered, or began to. */
        SERVER,
        /** It sent so much of a file that the try was worth its while. */
        CONTENT
    }

    private final transient Optional<Duration> retryAfter;
    private final Reached reached;

    private TransientException(String message, Reached reached, Optional<Duration> retryAfter) {
        super(message);
        this.reached = reached;
        this.retryAfter = retryAfter;
    }

    static TransientException unconnected(String message) {
        return new TransientException(message, Reached.NOTHING, Optional.empty());
    }

    static TransientException broken(String message) {
        return new TransientException(message, Reached.SERVER, Optional.empty());
    }

    static TransientException refused(String message, Optional<Duration> retryAfter) {
        return new TransientException(message, Reached.SERVER, retryAfter);
    }

    TransientException afterContent() {
        TransientException same = new TransientException(text(), Reached.CONTENT, retryAfter);
        same.initCause(this);
        return same;
    }

    Reached reached() {
        return reached;
    }

    /** How long the server asks to wait. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
