package monosema.probe;

import monosema.provenance.Seed;
import monosema.stats.Interval;
import monosema.stats.Moments;
import monosema.stats.MonteCarloP;
import monosema.stats.Quantiles;

/**
 * The numbers of one split that a paper shows. Intervals over words resample whole words, all frames of a word together,
 * 10,000 times without refitting: they hold for these fits. Those over draws are the central 95% of the random labellings.
 *
 * @param testAccuracy held out; over words
 * @param trainAccuracy mean over training folds
 * @param testAuc held out, mean over test folds
 * @param testLogLossBits held out
 * @param informationBits log loss of the training frequency minus that of the probe, paired by word, never clipped; over
 *     words
 * @param controlTestAccuracy mean over draws; over draws
 * @param controlTrainAccuracy mean over draws; over draws
 * @param selectivity {@code testAccuracy - controlTestAccuracy}, paired by word; over words and draws
 * @param selectivitySpread standard deviation of the selectivity over draws; 0 for a single draw
 * @param permutationP {@code (b + 1) / (m + 1)}, b of the m draws with a test accuracy of at least the real task's
 */
public record FrameSummary(
        Interval testAccuracy,
        double trainAccuracy,
        double testAuc,
        double testLogLossBits,
        Interval informationBits,
        Interval controlTestAccuracy,
        Interval controlTrainAccuracy,
        Interval selectivity,
        double selectivitySpread,
        double permutationP) {
    private static final double LEVEL = 0.95;

    /**
     * Sums up one split.
     *
     * @param result with at least one control draw
     * @param seed of the bootstrap
     */
    public static FrameSummary of(FrameSplitResult result, Seed seed) {
        double[] controlTest = ProbeSummary.values(result.control(), ProbeDraw::testAccuracy);
        WordBootstrap bootstrap = new WordBootstrap(result.words(), seed);
        return new FrameSummary(
                bootstrap.mean(ProbeSummary.values(result.words(), WordScore::correctness), "accuracy"),
                result.real().trainAccuracy(),
                result.real().testAuc(),
                result.real().testLogLossBits(),
                bootstrap.mean(ProbeSummary.values(result.words(), WordScore::informationBits), "information"),
                overDraws(controlTest),
                overDraws(ProbeSummary.values(result.control(), ProbeDraw::trainAccuracy)),
                bootstrap.overControl(
                        ProbeSummary.values(result.words(), word -> word.correctness() - word.controlCorrectness()),
                        controlTest,
                        "selectivity"),
                controlTest.length > 1 ? Math.sqrt(Moments.of(controlTest).variance()) : 0,
                MonteCarloP.upper(result.real().testAccuracy(), controlTest));
    }

    private static Interval overDraws(double[] values) {
        return Quantiles.centralRange(Moments.of(values).mean(), values, LEVEL, "range over random labellings");
    }
}
