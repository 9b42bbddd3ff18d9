package monosema.probe;

import monosema.stats.Bootstrap;
import monosema.stats.Interval;
import monosema.stats.PseudoR2;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How a logistic regression whose strength is chosen inside each training fold fares. All is out of fold but what is
 * called {@code train}.
 *
 * @param testAccuracy proportion, with a bootstrap interval over words
 * @param testAuc mean over the test folds
 * @param testLogLossBits mean over words, with a bootstrap interval over words
 * @param nonzero neurons with a weight, mean over the folds
 * @param mcFadden R2 against the training frequency of the same folds
 * @param trainMcFadden the same on the training words, mean over the folds: in-sample, no estimate
 * @param tjur R2
 * @param trainTjur the same on the training words, mean over the folds: in-sample, no estimate
 */
public record ChosenScore(
        Interval testAccuracy,
        double testAuc,
        Interval testLogLossBits,
        double nonzero,
        double mcFadden,
        double trainMcFadden,
        double tjur,
        double trainTjur) {
    private static final int RESAMPLES = 10_000;
    private static final double LEVEL = 0.95;

    static ChosenScore of(OutOfFold chosen, OutOfFold frequency, double nonzero, UniformRandomProvider random) {
        double[] correctness = new double[chosen.words()];
        double[] losses = new double[chosen.words()];
        for (int i = 0; i < losses.length; i++) {
            correctness[i] = chosen.correctness(i);
            losses[i] = chosen.logLossBits(i);
        }
        return new ChosenScore(
                Bootstrap.ofMean(correctness, RESAMPLES, LEVEL, random, "words"),
                chosen.testAuc(),
                Bootstrap.ofMean(losses, RESAMPLES, LEVEL, random, "words"),
                nonzero,
                PseudoR2.mcFadden(chosen.testLogLossBits(), frequency.testLogLossBits()),
                PseudoR2.mcFadden(chosen.trainLogLoss(), frequency.trainLogLoss()),
                chosen.testTjur(),
                chosen.trainTjur());
    }
}
