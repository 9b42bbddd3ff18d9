package monosema.calibration;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
final class Normal {
    private Normal() {}

    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** P(Z &lt;= x). */
    static double cumulative(double x) {
        return Erf.erfc(-x / Math.sqrt(2)) / 2;
    }
}
