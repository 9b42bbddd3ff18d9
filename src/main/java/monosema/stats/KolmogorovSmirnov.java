package monosema.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** The one-sample test of Kolmogorov and Smirnov against the uniform distribution on [0, 1], two-sided. */
public final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /**
     * Outcome.
     *
     * @param d the largest distance of the sample's distribution function from the diagonal, in [0, 1]
     * @param p of a distance at least as large, by the exact distribution of D (Marsaglia, Tsang and Wang 2003); for a
     *     distribution with steps it is conservative; absolute accuracy 1e-10, so 0 stands for anything below
     */
    public record Result(double d, double p) {}

    /**
     * Tests a sample as {@code scipy.stats.kstest(values, "uniform", method="exact")}.
     *
     * @param values in [0, 1], at least one
     */
    public static Result uniform(double[] values) {
        Arguments.atLeast(1, values.length, "sample size");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double d = 0;
        for (int i = 0; i < n; i++) {
            if (!(sorted[i] >= 0 && sorted[i] <= 1)) {
                throw new IllegalArgumentException("values must be in [0, 1], was " + sorted[i]);
            }
            d = Math.max(d, Math.max((i + 1.0) / n - sorted[i], sorted[i] - (double) i / n));
        }
        return new Result(d, p(d, n));
    }

    /**
     * Tests a sample of multiples of {@code 1 / steps}, such as permutation p-values, against the uniform distribution on
     * {@code 1/steps, 2/steps, ... 1}.
     *
     * @param values such multiples, at least one
     * @param steps number of the possible values, at least 1
     */
    public static Result uniform(double[] values, int steps) {
        Arguments.atLeast(1, values.length, "sample size");
        Arguments.atLeast(1, steps, "steps");
        int[] counts = new int[steps + 1];
        for (double value : values) {
            long step = Math.round(value * steps);
            if (!(step >= 1 && step <= steps)) {
                throw new IllegalArgumentException("values must be in [1/%d, 1], was %s".formatted(steps, value));
            }
            counts[(int) step]++;
        }
        double d = 0;
        double below = 0;
        for (int step = 1; step <= steps; step++) {
            below += counts[step];
            d = Math.max(d, Math.abs(below / values.length - (double) step / steps));
        }
        return new Result(d, p(d, values.length));
    }

    private static double p(double d, int n) {
        return Math.max(0, 1 - new KolmogorovSmirnovTest().cdf(d, n));
    }
}
