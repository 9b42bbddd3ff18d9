package monosema.stats;

import java.util.Arrays;

/** Ranks of a sample, ascending from 1; equal values share the mean of their ranks. Immutable. */
public final class Ranks {
    private final double[] ranks;
    private final double ties;

    private Ranks(double[] ranks, double ties) {
        this.ranks = ranks;
        this.ties = ties;
    }

    /**
     * Ranks values.
     *
     * @param values finite, at least one
     */
    public static Ranks of(double[] values) {
        Arguments.atLeast(1, values.length, "sample size");
        Arguments.finite(values, "sample");
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0.0;
        }
        double[] unsorted = sorted.clone();
        Arrays.sort(sorted);
        double[] midranks = new double[sorted.length];
        double ties = 0;
        for (int start = 0; start < sorted.length; ) {
            int end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            double equal = end - start;
            ties += equal * (equal * equal - 1);
            Arrays.fill(midranks, start, end, (start + 1 + end) / 2.0);
            start = end;
        }
        double[] ranks = new double[sorted.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = midranks[Arrays.binarySearch(sorted, unsorted[i])];
        }
        return new Ranks(ranks, ties);
    }

    /** Sample size. */
    public int size() {
        return ranks.length;
    }

    /** Rank of a value by its zero-based place. */
    public double get(int index) {
        return ranks[index];
    }

    /** Sum of {@code t^3 - t} over the groups of t equal values: 0 without ties. */
    public double ties() {
        return ties;
    }

    /** Sum of the ranks of some values, a multiple of one half and therefore exact. */
    double sum(int[] indices) {
        double sum = 0;
        for (int index : indices) {
            sum += ranks[index];
        }
        return sum;
    }
}
