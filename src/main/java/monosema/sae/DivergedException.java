package monosema.sae;

/** Training cannot go on: the loss is not finite, or the error has become many times the input. */
final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A reconstruction that is this many times worse than none at all will not come back. */
    static final double WORSE_THAN_NOTHING = 1e4;

    private final int step;
    private final boolean ofInput;

    DivergedException(int step, String message) {
        this(step, message, false);
    }

    private DivergedException(int step, String message, boolean ofInput) {
        super(message);
        this.step = step;
        this.ofInput = ofInput;
    }

    /** Whether what came in was already no number. */
    boolean isOfInput() {
        return ofInput;
    }

    /** The step at which it showed, one-based. */
    int step() {
        return step;
    }

    /**
     * Refuses a step's loss.
     *
     * @param loss of the batch
     * @param mse mean squared norm of the error
     * @param inputs mean squared norm of the input
     */
    static void check(int step, double loss, double mse, double inputs) {
        if (!Double.isFinite(inputs)) {
            throw new DivergedException(step, "activations of the batch are not finite", true);
        }
        if (!Double.isFinite(loss)) {
            throw new DivergedException(step, "the loss is " + loss);
        }
        if (inputs > 0 && mse > WORSE_THAN_NOTHING * inputs) {
            throw new DivergedException(step, "the error is %.3g times the input".formatted(mse / inputs));
        }
    }
}
