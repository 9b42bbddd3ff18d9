package monosema.calibration;

import org.apache.commons.math3.analysis.UnivariateFunction;

/** Student's t with 3 degrees of freedom, in closed form. */
final class HeavyTail {
    private HeavyTail() {}

    static double density(double x) {
        double q = 1 + x * x / 3;
        return 2 / (Math.PI * Math.sqrt(3) * q * q);
    }

    /** P(T &lt;= x). */
    static double cumulative(double x) {
        double s = x / Math.sqrt(3);
        return 0.5 + (s / (1 + s * s) + StrictMath.atan(s)) / Math.PI;
    }

    /** P(T + shift &gt; T') of two independent ones. */
    static double auc(double shift) {
        // x = tan(u) makes the infinite range finite.
        UnivariateFunction share = u -> {
            double x = StrictMath.tan(u);
            return density(x - shift) * cumulative(x) * (1 + x * x);
        };
        double edge = Math.PI / 2 - 1e-9;
        return Quadrature.simpson(share, -edge, edge);
    }
}
