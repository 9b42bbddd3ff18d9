package monosema.stats;

import java.util.Arrays;

/**
 * Adjustment of p-values for their number m, as R's {@code p.adjust}: an adjusted value at or below a level is
 * significant at that level for the whole family. NaN stands for "not tested": it stays NaN and does not count in m.
 */
public enum Correction {
    /** {@code min(1, m p)}; family-wise error (Bonferroni 1936, Dunn 1961). */
    BONFERRONI {
        @Override
        void adjustAscending(double[] p) {
            int m = p.length;
            for (int i = 0; i < m; i++) {
                p[i] = Math.min(1, m * p[i]);
            }
        }
    },
    /** Step-down {@code max_{j <= i} min(1, (m - j + 1) p_(j))}; family-wise error (Holm 1979). */
    HOLM {
        @Override
        void adjustAscending(double[] p) {
            int m = p.length;
            double largest = 0;
            for (int i = 0; i < m; i++) {
                largest = Math.max(largest, Math.min(1, (m - i) * p[i]));
                p[i] = largest;
            }
        }
    },
    /** Step-up {@code min_{j >= i} min(1, m p_(j) / j)}; false discovery rate (Benjamini and Hochberg 1995). */
    BENJAMINI_HOCHBERG {
        @Override
        void adjustAscending(double[] p) {
            int m = p.length;
            double smallest = 1;
            for (int i = m - 1; i >= 0; i--) {
                smallest = Math.min(smallest, (double) m / (i + 1) * p[i]);
                p[i] = smallest;
            }
        }
    },
    /**
     * Benjamini-Hochberg's values times {@code 1 + 1/2 + ... + 1/m}, at most 1: false discovery rate under any dependence
     * (Benjamini and Yekutieli 2001, theorem 1.3).
     */
    BENJAMINI_YEKUTIELI {
        @Override
        void adjustAscending(double[] p) {
            int m = p.length;
            double harmonic = 0;
            for (int i = 1; i <= m; i++) {
                harmonic += 1.0 / i;
            }
            double smallest = 1;
            for (int i = m - 1; i >= 0; i--) {
                smallest = Math.min(smallest, harmonic * m / (i + 1) * p[i]);
                p[i] = smallest;
            }
        }
    };

    /** Adjusts ascending p-values in place. */
    abstract void adjustAscending(double[] p);

    /**
     * Adjusts a family of p-values.
     *
     * @param p each in [0, 1] or NaN
     * @return adjusted values in the same order, a new array
     */
    public double[] adjust(double[] p) {
        int[] order = ascendingOfTested(p);
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = p[order[i]];
        }
        adjustAscending(sorted);
        double[] out = new double[p.length];
        Arrays.fill(out, Double.NaN);
        for (int i = 0; i < order.length; i++) {
            out[order[i]] = sorted[i];
        }
        return out;
    }

    private static int[] ascendingOfTested(double[] p) {
        Integer[] tested = new Integer[p.length];
        int m = 0;
        for (int i = 0; i < p.length; i++) {
            if (!Double.isNaN(p[i])) {
                if (!(p[i] >= 0 && p[i] <= 1)) {
                    throw new IllegalArgumentException("p[%d] must be in [0, 1] or NaN, was %s".formatted(i, p[i]));
                }
                tested[m++] = i;
            }
        }
        Arrays.sort(tested, 0, m, (a, b) -> Double.compare(p[a], p[b]));
        int[] order = new int[m];
        for (int i = 0; i < m; i++) {
            order[i] = tested[i];
        }
        return order;
    }
}
