package monosema.chat;

import java.time.Duration;
import java.util.Optional;

/** An attempt failed in a way that may pass. */
final class TryAgainException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;
    private final transient Optional<Duration> retryAfter;

    TryAgainException(String message, boolean unreachable, Throwable cause) {
        super(message, cause);
        this.unreachable = unreachable;
        this.retryAfter = Optional.empty();
    }

    TryAgainException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.unreachable = false;
        this.retryAfter = retryAfter;
    }

    /** As the end, when it was the last attempt. */
    ChatException last(int attempts) {
        return new ChatException("%s (%d attempts)".formatted(getMessage(), attempts), unreachable, this);
    }

    /** How long the server asked to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
