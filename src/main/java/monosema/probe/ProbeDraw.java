package monosema.probe;

/**
 * The probe on one labelling and one set of folds.
 *
 * @param draw zero-based: the repeat of the real task, or the number of the random labelling
 * @param trainAccuracy mean over the outer training folds
 * @param testAccuracy share of all words told right out of fold; log odds of exactly 0 count one half
 * @param testAuc mean over the test folds
 * @param testLogLossBits mean over all words, out of fold
 * @param testBalancedAccuracy mean of the shares told right of the two classes, out of fold
 * @param informationBits log loss of the training frequency minus the probe's, mean over all words, out of fold
 * @param trainBalancedAccuracy mean over the outer training folds
 * @param trainAuc mean over the outer training folds
 * @param trainLogLossBits mean over the outer training folds
 */
public record ProbeDraw(
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
    private static final double NATS_PER_BIT = StrictMath.log(2);

    static ProbeDraw of(int draw, NestedCrossValidation pass) {
        OutOfFold scores = pass.chosen();
        return new ProbeDraw(
                draw,
                scores.trainAccuracy(),
                scores.testAccuracy(),
                scores.testAuc(),
                scores.testLogLossBits(),
                scores.testBalancedAccuracy(),
                pass.frequency().testLogLossBits() - scores.testLogLossBits(),
                scores.trainBalancedAccuracy(),
                scores.trainAuc(),
                scores.trainLogLoss() / NATS_PER_BIT);
    }
}
