package monosema.io;

/**
 * Something from outside is wrong. Its message is one clear line for the user: what, the value, the bound, and where it
 * came from (file and line, experiment, tensor); it is shown without a stack trace.
 */
public class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
