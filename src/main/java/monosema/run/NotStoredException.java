package monosema.run;

import monosema.io.BadInputException;

/** A stage was looked for in the store and is not there. */
final class NotStoredException extends BadInputException {
    private static final long serialVersionUID = 1L;

    NotStoredException(String experiment, String stage) {
        super("stage %s of experiment %s is not in the store".formatted(stage, experiment));
    }
}
