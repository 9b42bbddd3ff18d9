package monosema.calibration;

/** {@code max(0, z - c)} of a standard normal z that the first class shifts: moments and AUC in closed form. */
final class Rectified {
    /** The upper 10% point of the standard normal distribution. */
    static final double THRESHOLD = 1.2815515655446004;

    private static final double FAR = 10;
    private static final int HALVINGS = 60;

    private Rectified() {}

    /** Mean where z is shifted: {@code phi(k) - k Q(k)}, k the threshold less the shift. */
    static double mean(double shift) {
        double k = THRESHOLD - shift;
        return Normal.density(k) - k * Normal.cumulative(-k);
    }

    static double variance(double shift) {
        double k = THRESHOLD - shift;
        double square = (1 + k * k) * Normal.cumulative(-k) - k * Normal.density(k);
        return square - mean(shift) * mean(shift);
    }

    /** Difference of the means of a shifted and an unshifted class over the root of their variances, so weighted. */
    static double effect(double shift, double shifted, double unshifted) {
        double pooled = (shifted * variance(shift) + unshifted * variance(0)) / (shifted + unshifted);
        return (mean(shift) - mean(0)) / Math.sqrt(pooled);
    }

    /** The shift of a wanted effect of two classes of one size, by bisection. */
    static double shift(double effect) {
        double low = 0;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (effect(middle, 1, 1) < effect) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(shifted &gt; unshifted), two zeros counting half. */
    static double auc(double shift) {
        double bothActiveOrFirst =
                Quadrature.simpson(z -> Normal.density(z - shift) * Normal.cumulative(z), THRESHOLD, FAR + shift);
        double bothZero = Normal.cumulative(THRESHOLD - shift) * Normal.cumulative(THRESHOLD);
        return bothActiveOrFirst + bothZero / 2;
    }
}
