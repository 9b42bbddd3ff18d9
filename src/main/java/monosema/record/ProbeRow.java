package monosema.record;

/**
 * A row of {@code probe.csv}: one cross-validated probe.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param features neurons it may use
 * @param task {@link #REAL} or {@link #CONTROL}
 * @param draw zero-based; for the real task the repeat
 * @param trainAccuracy proportion, mean over training folds
 * @param testAccuracy proportion, out of fold
 * @param testAuc area under the ROC curve, out of fold
 * @param testLogLossBits bits per word, out of fold
 */
public record ProbeRow(
        String representation,
        int features,
        String task,
        int draw,
        double trainAccuracy,
        double testAccuracy,
        double testAuc,
        double testLogLossBits) {
    /** The true labels. */
    public static final String REAL = "real";
    /** Labels drawn at random with the true class frequencies. */
    public static final String CONTROL = "control";
}
