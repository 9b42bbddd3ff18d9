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
 * @param testBalancedAccuracy mean of the two classes' shares told right, out of fold
 * @param informationBits log loss of the training frequency minus the probe's, bits per word, out of fold
 * @param trainBalancedAccuracy mean over training folds
 * @param trainAuc mean over training folds
 * @param trainLogLossBits bits per word, mean over training folds
 */
public record ProbeRow(
        String representation,
        int features,
        String task,
        int draw,
        double trainAccuracy,
        double testAccuracy,
        double testAuc,
        double testLogLossBits,
        double testBalancedAccuracy,
        double informationBits,
        double trainBalancedAccuracy,
        double trainAuc,
        double trainLogLossBits) {
    /** The true labels. */
    public static final String REAL = "real";
    /** Labels drawn at random with the true class frequencies. */
    public static final String CONTROL = "control";
}
