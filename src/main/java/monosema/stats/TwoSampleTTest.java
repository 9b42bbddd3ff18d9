package monosema.stats;

/**
 * The two-sided t-test of equal means of two independent samples. Immutable; choose {@link #WELCH} or {@link #POOLED}.
 *
 * <p>With means m, variances s^2 (over n - 1) and sizes n: Welch's {@code t = (m1 - m2) / sqrt(s1^2/n1 + s2^2/n2)} with
 * {@code df = (s1^2/n1 + s2^2/n2)^2 / ((s1^2/n1)^2/(n1-1) + (s2^2/n2)^2/(n2-1))} (Welch 1947); pooled
 * {@code t = (m1 - m2) / sqrt(s^2 (1/n1 + 1/n2))} with {@code s^2 = ((n1-1) s1^2 + (n2-1) s2^2) / df} and
 * {@code df = n1 + n2 - 2}. Both as {@code scipy.stats.ttest_ind}.
 */
public enum TwoSampleTTest {
    /** Variances may differ. */
    WELCH,
    /** One common variance. */
    POOLED;

    /**
     * Outcome of one test.
     *
     * @param first of the first sample
     * @param second of the second sample
     * @param t positive where the first mean is larger; infinite where each sample is constant at its own value; NaN
     *     where all values are equal, which is no test
     * @param df degrees of freedom; as in SciPy 1 for Welch's test of two constant samples; NaN where t is
     * @param p two-sided, in [0, 1]; 0 where t is infinite; NaN where t is
     */
    public record Result(Moments first, Moments second, double t, double df, double p) {}

    /**
     * Tests two samples.
     *
     * @param x finite values, at least 2
     * @param y finite values, at least 2
     */
    public Result test(double[] x, double[] y) {
        Arguments.atLeast(2, x.length, "size of the first sample");
        Arguments.atLeast(2, y.length, "size of the second sample");
        Moments first = Moments.of(x);
        Moments second = Moments.of(y);
        double difference = first.mean() - second.mean();
        if (first.constant() && second.constant()) {
            return constantSamples(first, second, difference);
        }
        double share1 = first.variance() / first.n();
        double share2 = second.variance() / second.n();
        double df = this == WELCH ? welchDf(first, second) : first.n() + second.n() - 2.0;
        double squaredError = this == WELCH ? share1 + share2 : pooledSquaredError(first, second, df);
        double t = difference / Math.sqrt(squaredError);
        return new Result(first, second, t, df, StudentT.twoSidedP(t, df));
    }

    private Result constantSamples(Moments first, Moments second, double difference) {
        if (difference == 0) {
            return new Result(first, second, Double.NaN, Double.NaN, Double.NaN);
        }
        double df = this == WELCH ? 1 : first.n() + second.n() - 2.0;
        return new Result(first, second, Math.copySign(Double.POSITIVE_INFINITY, difference), df, 0);
    }

    /** The formula divided through by the larger variance share, so that no square over- or underflows. */
    private static double welchDf(Moments first, Moments second) {
        double share1 = first.variance() / first.n();
        double share2 = second.variance() / second.n();
        double largest = Math.max(share1, share2);
        double a = share1 / largest;
        double b = share2 / largest;
        return (a + b) * (a + b) / (a * a / (first.n() - 1) + b * b / (second.n() - 1));
    }

    private static double pooledSquaredError(Moments first, Moments second, double df) {
        double squares = (first.n() - 1) * first.variance() + (second.n() - 1) * second.variance();
        return squares / df * (1.0 / first.n() + 1.0 / second.n());
    }
}
