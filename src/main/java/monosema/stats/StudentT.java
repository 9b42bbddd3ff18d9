package monosema.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.FastMath;

/** Student's t distribution where tests and intervals need it: far tails and quantiles. */
public final class StudentT {
    /** From here on the leading term of the incomplete beta function is exact to double precision. */
    private static final double FAR = 1e8;

    private StudentT() {}

    /**
     * {@code P(|T| >= |t|) = I_x(df/2, 1/2)} with {@code x = df / (df + t^2)}, the regularised incomplete beta function
     * (Abramowitz and Stegun 26.7.1 and 26.5.27), evaluated as such rather than as one minus a distribution function, so
     * that tails keep their relative accuracy (1e-12 for df up to 1,000, 1e-10 up to 1e5) down to the smallest double.
     *
     * @param t any value but NaN; infinite gives 0
     * @param df degrees of freedom, &gt; 0, not necessarily whole
     */
    public static double twoSidedP(double t, double df) {
        if (Double.isNaN(t)) {
            throw new IllegalArgumentException("t must be a number, was NaN");
        }
        Arguments.positive(df, "degrees of freedom");
        if (Double.isInfinite(t)) {
            return 0;
        }
        double a = df / 2;
        double ratio = Math.abs(t) / Math.sqrt(df);
        if (ratio > FAR) {
            return FastMath.exp(-df * FastMath.log(ratio) - FastMath.log(a) - Beta.logBeta(a, 0.5));
        }
        return Beta.regularizedBeta(1 / (1 + ratio * ratio), a, 0.5);
    }

    /**
     * The value below which T lies with probability {@code p}.
     *
     * @param p in (0, 1)
     * @param df degrees of freedom, &gt; 0
     */
    public static double quantile(double p, double df) {
        Arguments.insideUnit(p, "probability");
        Arguments.positive(df, "degrees of freedom");
        return new TDistribution(null, df, 1e-14).inverseCumulativeProbability(p);
    }
}
