package monosema.io.parquet;

import java.io.IOException;

/** A page that cannot be what was written, or is written as is not read here; the message says which. */
final class UnreadablePageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePageException(String message) {
        super(message);
    }

    UnreadablePageException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
