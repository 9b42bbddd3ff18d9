package monosema.hub;

import monosema.io.BadInputException;

/**
 * A file is not here and the hub cannot be asked: no network, a hub that is down or too busy, offline mode, a mirror
 * folder without the file. Nothing is wrong with what was declared; elsewhere, or later, it may work.
 */
public final class HubUnreachableException extends BadInputException {
    private static final long serialVersionUID = 1L;

    HubUnreachableException(String message) {
        super(message);
    }

    HubUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
