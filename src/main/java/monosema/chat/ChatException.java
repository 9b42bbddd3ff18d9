package monosema.chat;

/** A question has no answer. Its message is one clear line: what went wrong, at which address, and what the server said. */
public final class ChatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    ChatException(String message, boolean unreachable, Throwable cause) {
        super(message, cause);
        this.unreachable = unreachable;
    }

    ChatException(String message) {
        super(message);
        this.unreachable = false;
    }

    /** Whether no server was found at the address. */
    public boolean isUnreachable() {
        return unreachable;
    }
}
