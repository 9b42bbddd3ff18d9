package monosema.probe;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.provenance.Seed;
import monosema.stats.CorrectedResampledT;
import monosema.stats.Interval;

/**
 * One representation's probe less another's, on the same folds and labels: each difference by test fold with the
 * corrected resampled t interval (Nadeau and Bengio 2003), which takes in that fits on other training words would differ,
 * and by word with a bootstrap that holds for these fits.
 *
 * @param accuracy held out
 * @param auc held out
 * @param informationBits held out, bits a word
 * @param nonInferiority of the accuracy
 */
public record ProbeComparison(
        Difference accuracy, Difference auc, Difference informationBits, NonInferiority nonInferiority) {
    private static final double LEVEL = 0.95;

    /**
     * A paired difference.
     *
     * @param byFold mean over test folds, corrected resampled t interval
     * @param byWord mean over words (for the AUC of the class means of their placements), bootstrap interval
     * @param control mean over random labellings that both saw, with their central 95%: the null
     */
    public record Difference(Interval byFold, Interval byWord, Interval control) {}

    /**
     * Is the one at most a margin worse than the other? The null hypothesis is that it is worse by the margin or more;
     * the corrected resampled t test decides, the bootstrap stands beside it.
     *
     * @param margin declared before the run, a proportion of words
     * @param p one-sided, of the corrected resampled t test
     * @param shown whether the lower end of its 95% interval, a one-sided 97.5% bound, lies above {@code -margin}
     * @param shownByWord the same of the bootstrap interval
     */
    public record NonInferiority(double margin, double p, boolean shown, boolean shownByWord) {}

    /**
     * Compares.
     *
     * @param probe of one representation
     * @param baseline of another, run with the same labels, spec and seed
     * @param margin of non-inferiority, &gt; 0
     * @param seed of the bootstrap
     */
    public static ProbeComparison of(ProbeResult probe, ProbeResult baseline, double margin, Seed seed) {
        Pair pair = new Pair(probe, baseline);
        WordBootstrap words = new WordBootstrap(probe.words(), seed);
        Difference accuracy = new Difference(
                pair.byFold(FoldScore::accuracy),
                words.mean(pair.words(WordScore::correctness), "accuracy"),
                pair.control(ProbeDraw::testAccuracy));
        return new ProbeComparison(
                accuracy,
                new Difference(
                        pair.byFold(FoldScore::auc),
                        words.auc(pair.words(WordScore::placement), "auc"),
                        pair.control(ProbeDraw::testAuc)),
                new Difference(
                        pair.byFold(FoldScore::informationBits),
                        words.mean(pair.words(WordScore::informationBits), "information"),
                        pair.control(ProbeDraw::informationBits)),
                new NonInferiority(
                        margin,
                        CorrectedResampledT.nonInferiorityP(
                                pair.folds(FoldScore::accuracy), probe.testToTrain(), margin),
                        accuracy.byFold().lower() > -margin,
                        accuracy.byWord().lower() > -margin));
    }

    /** Two probes whose rows are paired. */
    private record Pair(ProbeResult probe, ProbeResult baseline) {
        Pair {
            requireEqual(probe.folds().size(), baseline.folds().size(), "test folds");
            requireEqual(probe.words().size(), baseline.words().size(), "words");
            requireEqual(probe.control().size(), baseline.control().size(), "control draws");
        }

        Interval byFold(ToDoubleFunction<FoldScore> value) {
            return CorrectedResampledT.interval(folds(value), probe.testToTrain(), LEVEL);
        }

        double[] folds(ToDoubleFunction<FoldScore> value) {
            return differences(probe.folds(), baseline.folds(), value);
        }

        double[] words(ToDoubleFunction<WordScore> value) {
            return differences(probe.words(), baseline.words(), value);
        }

        Interval control(ToDoubleFunction<ProbeDraw> value) {
            return ControlSummary.range(differences(probe.control(), baseline.control(), value));
        }

        private static <T> double[] differences(List<T> one, List<T> other, ToDoubleFunction<T> value) {
            double[] out = new double[one.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = value.applyAsDouble(one.get(i)) - value.applyAsDouble(other.get(i));
            }
            return out;
        }

        private static void requireEqual(int one, int other, String what) {
            if (one != other) {
                throw new IllegalArgumentException(
                        "compared probes must share their %s, had %d and %d".formatted(what, one, other));
            }
        }
    }
}
