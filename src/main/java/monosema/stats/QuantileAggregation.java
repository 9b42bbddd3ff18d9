package monosema.stats;

import java.util.Arrays;

/** One p-value from many of the same hypothesis, however they depend on each other. */
public final class QuantileAggregation {
    /** The smallest quantile looked at. */
    private static final double LEAST = 0.05;

    private QuantileAggregation() {}

    /**
     * Meinshausen, Meier and Buhlmann (2009, equation 2.3): {@code min(1, (1 - log g0) inf_{g in (g0, 1)} q_g(p) / g)},
     * {@code g0 = 0.05}, {@code q_g} the empirical g-quantile. The factor pays for the search over g. It keeps the level
     * whatever the dependence, since the expectation of {@code 1{p <= a g} / g} is at most a for each split.
     *
     * @param p each in [0, 1], at least one, in any order
     */
    public static double of(double[] p) {
        Arguments.atLeast(1, p.length, "number of p-values");
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        if (!(sorted[0] >= 0 && sorted[p.length - 1] <= 1)) {
            throw new IllegalArgumentException(
                    "p-values must be in [0, 1], were %s to %s".formatted(sorted[0], sorted[p.length - 1]));
        }
        double smallest = 1;
        for (int k = 1; k <= p.length; k++) {
            double share = (double) k / p.length;
            if (share >= LEAST) {
                smallest = Math.min(smallest, sorted[k - 1] / share);
            }
        }
        return Math.min(1, (1 - StrictMath.log(LEAST)) * smallest);
    }
}
