package monosema.probe;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.provenance.Seed;
import monosema.stats.Bootstrap;
import monosema.stats.CorrectedResampledT;
import monosema.stats.Interval;
import monosema.stats.Quantiles;

/**
 * The numbers of a probe that a paper shows. Intervals over words resample the words' out-of-fold scores, averaged over
 * repeats, 10,000 times without refitting: they hold for these fits. Those over draws are the central 95% of the random
 * labellings.
 *
 * @param testAccuracy held out, mean over repeats; over words
 * @param trainAccuracy mean over repeats
 * @param testAuc held out, mean over repeats
 * @param testLogLossBits held out, mean over repeats
 * @param informationBits log loss of the training frequency minus that of the probe, paired by word, never clipped:
 *     negative where the probe does worse; over words
 * @param controlTestAccuracy mean over draws; over draws
 * @param controlTrainAccuracy mean over draws; over draws
 * @param selectivity {@code testAccuracy - controlTestAccuracy}; over draws
 * @param trainSelectivity {@code trainAccuracy - controlTrainAccuracy}; over draws
 * @param controlDraws number m of random labellings
 * @param permutationP {@code (b + 1) / (m + 1)}, b the draws whose test accuracy is at least that of the first repeat of
 *     the real task: one pass of the same procedure on either side, hence exchangeable under no association; never below
 *     {@code 1 / (m + 1)}
 */
public record ProbeSummary(
        Interval testAccuracy,
        double trainAccuracy,
        double testAuc,
        double testLogLossBits,
        Interval informationBits,
        Interval controlTestAccuracy,
        Interval controlTrainAccuracy,
        Interval selectivity,
        Interval trainSelectivity,
        int controlDraws,
        double permutationP) {
    private static final double LEVEL = 0.95;
    private static final int RESAMPLES = 10_000;

    /**
     * Sums up one probe.
     *
     * @param result at least one repeat and one control draw
     * @param seed of the bootstrap
     */
    public static ProbeSummary of(ProbeResult result, Seed seed) {
        double train = mean(result.real(), ProbeDraw::trainAccuracy);
        double test = mean(result.real(), ProbeDraw::testAccuracy);
        double[] controlTrain = values(result.control(), ProbeDraw::trainAccuracy);
        double[] controlTest = values(result.control(), ProbeDraw::testAccuracy);
        return new ProbeSummary(
                overWords(values(result.words(), WordScore::correctness), seed, "bootstrap.accuracy"),
                train,
                mean(result.real(), ProbeDraw::testAuc),
                mean(result.real(), ProbeDraw::testLogLossBits),
                overWords(
                        values(result.words(), word -> word.frequencyBits() - word.logLossBits()),
                        seed,
                        "bootstrap.information"),
                overDraws(controlTest),
                overDraws(controlTrain),
                overDraws(values(result.control(), draw -> test - draw.testAccuracy())),
                overDraws(values(result.control(), draw -> train - draw.trainAccuracy())),
                controlTest.length,
                permutationP(result.real().get(0).testAccuracy(), controlTest));
    }

    /**
     * The held-out accuracy of one probe minus that of another on the same folds, fold by fold.
     *
     * @param probe of one representation
     * @param baseline of another, run with the same labels, spec and seed
     * @return mean difference with the corrected resampled t interval (Nadeau and Bengio 2003)
     */
    public static Interval difference(ProbeResult probe, ProbeResult baseline) {
        int folds = probe.foldAccuracies().size();
        if (folds != baseline.foldAccuracies().size()
                || probe.words().size() != baseline.words().size()) {
            throw new IllegalArgumentException("probes must share their folds: %d and %d test folds, %d and %d words"
                    .formatted(
                            folds,
                            baseline.foldAccuracies().size(),
                            probe.words().size(),
                            baseline.words().size()));
        }
        double[] differences = new double[folds];
        for (int i = 0; i < folds; i++) {
            differences[i] =
                    probe.foldAccuracies().get(i) - baseline.foldAccuracies().get(i);
        }
        return CorrectedResampledT.interval(differences, probe.testToTrain(), LEVEL);
    }

    private static Interval overWords(double[] perWord, Seed seed, String stream) {
        return Bootstrap.ofMean(perWord, RESAMPLES, LEVEL, seed.stream(stream), "words");
    }

    private static Interval overDraws(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return Quantiles.centralRange(sum / values.length, values, LEVEL, "range over random labellings");
    }

    private static double permutationP(double observed, double[] control) {
        int atLeast = 0;
        for (double accuracy : control) {
            atLeast += accuracy >= observed ? 1 : 0;
        }
        return (atLeast + 1.0) / (control.length + 1.0);
    }

    private static <T> double mean(List<T> rows, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T row : rows) {
            sum += value.applyAsDouble(row);
        }
        return sum / rows.size();
    }

    private static <T> double[] values(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
