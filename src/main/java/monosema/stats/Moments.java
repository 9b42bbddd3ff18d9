package monosema.stats;

/**
 * Size, mean and variance of a sample.
 *
 * @param n size, at least 1
 * @param mean arithmetic mean; exactly the common value of a constant sample
 * @param variance sum of squared deviations over {@code n - 1}; NaN for n = 1, exactly 0 for a constant sample
 */
public record Moments(int n, double mean, double variance) {

    /**
     * Two passes with the corrected sum of squares, on values shifted by the first of them, so that leading digits that
     * all values share cost no accuracy (Chan, Golub and LeVeque 1983, equation 1.7).
     *
     * @param values finite, at least one
     */
    public static Moments of(double[] values) {
        Arguments.atLeast(1, values.length, "sample size");
        Arguments.finite(values, "sample");
        int n = values.length;
        double shift = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - shift;
        }
        double shiftedMean = sum / n;
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            double deviation = (value - shift) - shiftedMean;
            squares += deviation * deviation;
            rest += deviation;
        }
        double variance = n == 1 ? Double.NaN : (squares - rest * rest / n) / (n - 1);
        return new Moments(n, shift + shiftedMean, variance);
    }

    /** Whether all values were equal (n &gt; 1). */
    boolean constant() {
        return variance == 0;
    }
}
