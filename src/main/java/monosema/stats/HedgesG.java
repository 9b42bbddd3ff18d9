package monosema.stats;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Hedges' g: the difference of two means in units of the pooled standard deviation, without Cohen's d's small bias. */
public final class HedgesG {
    private HedgesG() {}

    /**
     * {@code g = J (m1 - m2) / s} with s the pooled deviation on {@code df = n1 + n2 - 2} degrees of freedom and
     * {@code J = Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2))} (Hedges 1981, equations 6d and 6e). The interval is the
     * large-sample one, {@code g +- z J sqrt((n1 + n2) / (n1 n2) + d^2 / (2 (n1 + n2)))} with {@code d = g / J} (Borenstein
     * et al. 2009, equations 4.20 to 4.24); like g itself it supposes a common variance.
     *
     * @param first at least 2 values
     * @param second at least 2 values
     * @param level of confidence, in (0, 1)
     * @return infinite in value and both ends where each sample is constant at its own value
     * @throws IllegalArgumentException if all values are equal, which leaves g undefined
     */
    public static Interval interval(Moments first, Moments second, double level) {
        Arguments.atLeast(2, first.n(), "size of the first sample");
        Arguments.atLeast(2, second.n(), "size of the second sample");
        Arguments.insideUnit(level, "level");
        double n1 = first.n();
        double n2 = second.n();
        double df = n1 + n2 - 2;
        double pooled = Math.sqrt(((n1 - 1) * first.variance() + (n2 - 1) * second.variance()) / df);
        double difference = first.mean() - second.mean();
        String method = Interval.percent(level) + " large-sample interval";
        if (pooled == 0) {
            if (difference == 0) {
                throw new IllegalArgumentException("Hedges' g needs values that differ, all are " + first.mean());
            }
            double infinite = Math.copySign(Double.POSITIVE_INFINITY, difference);
            return new Interval(infinite, infinite, infinite, method);
        }
        double d = difference / pooled;
        double correction = correction(df);
        double g = correction * d;
        double deviation = correction * Math.sqrt((n1 + n2) / (n1 * n2) + d * d / (2 * (n1 + n2)));
        double half = Math.sqrt(2) * Erf.erfInv(level) * deviation;
        return new Interval(g, g - half, g + half, method);
    }

    private static double correction(double df) {
        return StrictMath.exp(Gamma.logGamma(df / 2) - Gamma.logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
    }
}
