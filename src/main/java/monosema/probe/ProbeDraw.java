package monosema.probe;

/**
 * The probe on one labelling and one set of folds.
 *
 * @param draw zero-based: the repeat of the real task, or the number of the random labelling
 * @param trainAccuracy mean over the outer training folds
 * @param testAccuracy share of all words told right out of fold; log odds of exactly 0 count one half
 * @param testAuc mean over the test folds
 * @param testLogLossBits mean over all words, out of fold
 */
public record ProbeDraw(int draw, double trainAccuracy, double testAccuracy, double testAuc, double testLogLossBits) {

    static ProbeDraw of(int draw, OutOfFold scores) {
        return new ProbeDraw(
                draw, scores.trainAccuracy(), scores.testAccuracy(), scores.testAuc(), scores.testLogLossBits());
    }
}
