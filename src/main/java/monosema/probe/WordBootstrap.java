package monosema.probe;

import java.util.Arrays;
import java.util.List;
import monosema.provenance.Seed;
import monosema.stats.Bootstrap;
import monosema.stats.Interval;

/**
 * Bootstrap intervals over words from one value a word, averaged over repeats; nothing is fitted again. Each interval
 * draws from a stream of its own.
 */
final class WordBootstrap {
    private static final double LEVEL = 0.95;
    private static final int RESAMPLES = 10_000;
    private static final String BY_CLASS = "the words of each class";

    private final boolean[] first;
    private final Seed seed;

    /**
     * @param words in row order, for their classes
     * @param seed of all intervals
     */
    WordBootstrap(List<WordScore> words, Seed seed) {
        this.first = new boolean[words.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = words.get(i).first();
        }
        this.seed = seed;
    }

    /** Of a mean over words. */
    Interval mean(double[] values, String name) {
        return Bootstrap.ofMean(values, RESAMPLES, LEVEL, seed.stream("bootstrap." + name), "words");
    }

    /** Of the mean of the two class means. */
    Interval meanOfClasses(double[] values, String name) {
        return ofSum(List.of(ofClass(values, true, 0.5, 0), ofClass(values, false, 0.5, 0)), name, BY_CLASS);
    }

    /**
     * Of an AUC, or of a difference of two, from the words' placements: {@code V + W - AUC}, V and W the means of the two
     * classes, each of which is the AUC. Its bootstrap variance is that of DeLong, DeLong and Clarke-Pearson (1988).
     */
    Interval auc(double[] placements, String name) {
        double[] one = ofClass(placements, true, 1, 0);
        double[] other = ofClass(placements, false, 1, 0);
        double auc = (Vectors.sum(one) / one.length + Vectors.sum(other) / other.length) / 2;
        return ofSum(List.of(one, ofClass(placements, false, 1, -auc)), name, BY_CLASS);
    }

    /**
     * Of a mean over words of what is left after the mean over draws has been taken from each: words are resampled, and
     * beside them the draws' own values, centred, for the error of their mean.
     */
    Interval overControl(double[] values, double[] draws, String name) {
        double centre = Vectors.sum(draws) / draws.length;
        double[] deviations = new double[draws.length];
        for (int d = 0; d < draws.length; d++) {
            deviations[d] = centre - draws[d];
        }
        return ofSum(List.of(values, deviations), name, "words and draws");
    }

    private Interval ofSum(List<double[]> groups, String name, String units) {
        return Bootstrap.ofSumOfMeans(groups, RESAMPLES, LEVEL, seed.stream("bootstrap." + name), units);
    }

    private double[] ofClass(double[] values, boolean wanted, double factor, double plus) {
        double[] out = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (first[i] == wanted) {
                out[n++] = values[i] * factor + plus;
            }
        }
        return Arrays.copyOf(out, n);
    }
}
