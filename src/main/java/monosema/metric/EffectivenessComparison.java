package monosema.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import monosema.probe.KSparseResult;
import monosema.provenance.Seed;
import monosema.stats.Interval;
import monosema.stats.MonteCarloP;
import monosema.stats.Resamples;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A representation against another, the model's own neurons as a rule, on the same words and folds. Intervals resample
 * words in pairs; p-values swap the two representations in random words, two-sided: the null hypothesis is that both say
 * the same of each word, up to chance. Nothing is fitted again, so both hold for these fits. Ratios are empty where the
 * denominator says nothing; they may exceed 1, since a sparse probe can beat a dense one.
 *
 * @param gain difference of the scores
 * @param gainP no difference of the scores
 * @param retention {@code I* / I*(baseline)}
 * @param retentionP no difference of I*
 * @param relative {@code score H(Y) / I*(baseline)}: what its best neurons hold of all that the baseline holds
 * @param localisation difference of the localisations; empty where either says nothing
 */
public record EffectivenessComparison(
        Interval gain,
        double gainP,
        Optional<Interval> retention,
        double retentionP,
        Optional<Interval> relative,
        Optional<Tested> localisation) {
    private static final int SWAPS = 10_000;

    /**
     * A difference and its test.
     *
     * @param difference with its interval
     * @param p two-sided
     */
    public record Tested(Interval difference, double p) {}

    /**
     * Compares.
     *
     * @param one the representation
     * @param baseline another, of the same words and folds
     * @param informative whether the baseline holds significant information
     * @param seed of the bootstrap and the swaps
     * @throws IllegalArgumentException if the words differ in number or class
     */
    public static EffectivenessComparison of(
            KSparseResult one, KSparseResult baseline, boolean informative, Seed seed) {
        requireSameWords(one.words(), baseline.words());
        return new Pair(one, baseline, informative, seed).compare();
    }

    private static void requireSameWords(List<KSparseResult.Word> one, List<KSparseResult.Word> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException("compared representations must share their words, had %d and %d"
                    .formatted(one.size(), other.size()));
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).first() != other.get(i).first()) {
                throw new IllegalArgumentException(
                        "compared representations must share their labels, word %d differs".formatted(i));
            }
        }
    }

    /** The columns of both. */
    private static final class Pair {
        private final double[] height;
        private final double[] baseHeight;
        private final double[] chosen;
        private final double[] baseChosen;
        private final double entropy;
        private final boolean informative;
        private final Resamples resamples;
        private final Seed seed;

        Pair(KSparseResult one, KSparseResult baseline, boolean informative, Seed seed) {
            WordInformationTable table = new WordInformationTable(one);
            WordInformationTable baseTable = new WordInformationTable(baseline);
            this.height = table.height();
            this.baseHeight = baseTable.height();
            this.chosen = table.chosen();
            this.baseChosen = baseTable.chosen();
            this.entropy = table.entropyBits();
            this.resamples = Effectiveness.resamples(one, seed);
            this.informative = informative
                    && resamples.ofMean(baseChosen, Effectiveness.LEVEL).lower() > 0;
            this.seed = seed;
        }

        EffectivenessComparison compare() {
            double[] difference = Columns.scaled(Columns.minus(height, baseHeight), 1 / entropy);
            double[] kept = Columns.minus(chosen, baseChosen);
            return new EffectivenessComparison(
                    resamples.ofMean(difference, Effectiveness.LEVEL),
                    p("gain", swaps -> flipped(difference, swaps)),
                    ratio(chosen),
                    p("retention", swaps -> flipped(kept, swaps)),
                    ratio(height),
                    localisation());
        }

        private Optional<Interval> ratio(double[] numerator) {
            return informative
                    ? Optional.of(resamples.ofRatio(numerator, baseChosen, Effectiveness.LEVEL))
                    : Optional.empty();
        }

        private Optional<Tested> localisation() {
            boolean defined =
                    informative && resamples.ofMean(chosen, Effectiveness.LEVEL).lower() > 0;
            return defined
                    ? Optional.of(new Tested(
                            resamples.ofRatioDifference(height, chosen, baseHeight, baseChosen, Effectiveness.LEVEL),
                            p("localisation", this::swappedLocalisation)))
                    : Optional.empty();
        }

        private double swappedLocalisation(boolean[] swaps) {
            double[] sums = new double[4];
            for (int i = 0; i < swaps.length; i++) {
                sums[0] += swaps[i] ? baseHeight[i] : height[i];
                sums[1] += swaps[i] ? baseChosen[i] : chosen[i];
                sums[2] += swaps[i] ? height[i] : baseHeight[i];
                sums[3] += swaps[i] ? chosen[i] : baseChosen[i];
            }
            return sums[1] > 0 && sums[3] > 0 ? sums[0] / sums[1] - sums[2] / sums[3] : Double.NaN;
        }

        private double p(String name, ToDoubleFunction<boolean[]> statistic) {
            UniformRandomProvider random = seed.stream("swaps." + name);
            return MonteCarloP.swapped(height.length, SWAPS, random, statistic);
        }

        private static double flipped(double[] differences, boolean[] swaps) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += swaps[i] ? -differences[i] : differences[i];
            }
            return sum;
        }
    }
}
