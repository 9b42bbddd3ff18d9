package monosema.hub;

import java.io.IOException;

/** The hub describes a file otherwise than a moment ago: all that was learned of it is void. */
final class ChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedException(String message) {
        super(message);
    }
}
