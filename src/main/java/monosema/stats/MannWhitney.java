package monosema.stats;

import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;

/**
 * The two-sided rank test of Mann and Whitney (1947) for samples of two given sizes, as {@code
 * scipy.stats.mannwhitneyu(x, y, alternative="two-sided", method="auto")}. Immutable.
 *
 * <p>Exact where the smaller sample has at most 8 values and there are no ties. Otherwise the normal approximation with
 * the correction of the variance for ties, {@code n1 n2 / 12 (n + 1 - sum(t^3 - t) / (n (n - 1)))}, and the continuity
 * correction of 1/2.
 */
public final class MannWhitney {
    private static final int EXACT = 8;

    private final int n1;
    private final int n2;
    /** {@code P(U >= u)} for u = 0 to n1 n2; null where the approximation serves. */
    private final double @Nullable [] upperTail;

    private MannWhitney(int n1, int n2) {
        this.n1 = n1;
        this.n2 = n2;
        this.upperTail = Math.min(n1, n2) <= EXACT ? upperTail(Math.min(n1, n2), Math.max(n1, n2)) : null;
    }

    /**
     * The test for samples of these sizes.
     *
     * @param n1 size of the first sample, at least 1
     * @param n2 size of the second sample, at least 1
     */
    public static MannWhitney ofSizes(int n1, int n2) {
        Arguments.atLeast(1, n1, "size of the first sample");
        Arguments.atLeast(1, n2, "size of the second sample");
        return new MannWhitney(n1, n2);
    }

    /**
     * Outcome of one test.
     *
     * @param u pairs in which the first sample's value is larger, ties counting one half; 0 to n1 n2
     * @param p two-sided, in (0, 1]; NaN where all values are equal, which is no test
     */
    public record Result(double u, double p) {}

    /**
     * Tests one column.
     *
     * @param ranks of all n1 + n2 values
     * @param isFirst which of them are the first sample's
     */
    public Result test(Ranks ranks, boolean[] isFirst) {
        Arguments.sameLength(ranks.size(), n1 + n2, "ranks and samples");
        Arguments.sameLength(isFirst.length, n1 + n2, "labels and samples");
        double sum = 0;
        int first = 0;
        for (int i = 0; i < isFirst.length; i++) {
            if (isFirst[i]) {
                sum += ranks.get(i);
                first++;
            }
        }
        Arguments.sameLength(first, n1, "first sample and labels");
        double u = sum - n1 * (n1 + 1.0) / 2;
        return new Result(u, p(u, ranks.ties()));
    }

    /** Two-sided p of U of either sample. */
    double p(double u, double ties) {
        double pairs = (double) n1 * n2;
        double larger = Math.max(u, pairs - u);
        if (upperTail != null && ties == 0) {
            return Math.min(1, 2 * upperTail[(int) larger]);
        }
        double n = n1 + (double) n2;
        double variance = pairs / 12 * (n + 1 - ties / (n * (n - 1)));
        if (!(variance > 0)) {
            return Double.NaN;
        }
        double z = (larger - pairs / 2 - 0.5) / Math.sqrt(variance);
        return Math.min(1, Erf.erfc(z / Math.sqrt(2)));
    }

    /** By counting: orders of i and j values with U = u end either with one of the i (above all j) or with one of the j. */
    private static double[] upperTail(int smaller, int larger) {
        double[][] counts = new double[smaller + 1][smaller * larger + 1];
        for (double[] count : counts) {
            count[0] = 1;
        }
        for (int j = 1; j <= larger; j++) {
            for (int i = 1; i <= smaller; i++) {
                for (int u = i * j; u >= j; u--) {
                    counts[i][u] += counts[i - 1][u - j];
                }
            }
        }
        double[] tail = counts[smaller].clone();
        for (int u = tail.length - 2; u >= 0; u--) {
            tail[u] += tail[u + 1];
        }
        double all = tail[0];
        for (int u = 0; u < tail.length; u++) {
            tail[u] /= all;
        }
        return tail;
    }
}
