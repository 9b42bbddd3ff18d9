package monosema.stats;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Resamples of units with replacement, drawn once and used for several statistics: a difference or a ratio of means has
 * an interval of its own only where both means are of the same resample.
 */
public final class Resamples {
    private final int units;
    private final int[][] drawn;
    private final String method;

    /**
     * Draws them.
     *
     * @param units number of units (words), at least 2
     * @param resamples how many, at least 100
     * @param random draws the units
     * @param what said in the intervals' methods, such as {@code "words"}
     */
    public Resamples(int units, int resamples, UniformRandomProvider random, String what) {
        Arguments.atLeast(2, units, "number of units");
        Arguments.atLeast(100, resamples, "resamples");
        this.units = units;
        this.drawn = new int[resamples][units];
        this.method = "bootstrap interval over " + what;
        for (int[] resample : drawn) {
            for (int i = 0; i < units; i++) {
                resample[i] = random.nextInt(units);
            }
        }
    }

    /** How many there are. */
    public int size() {
        return drawn.length;
    }

    /**
     * The mean of each resample.
     *
     * @param perUnit one finite value a unit
     */
    public double[] means(double[] perUnit) {
        Arguments.sameLength(perUnit.length, units, "values and units");
        double[] out = new double[drawn.length];
        for (int b = 0; b < out.length; b++) {
            double sum = 0;
            for (int i : drawn[b]) {
                sum += perUnit[i];
            }
            out[b] = sum / units;
        }
        return out;
    }

    /**
     * Percentile interval of a mean.
     *
     * @param perUnit one finite value a unit
     * @param level of confidence, in (0, 1)
     */
    public Interval ofMean(double[] perUnit, double level) {
        return Quantiles.centralRange(Moments.of(perUnit).mean(), means(perUnit), level, method);
    }

    /**
     * Percentile interval of a ratio of two means. A resample whose denominator is not above 0 counts as the largest ratio
     * of all, on the side of its numerator.
     *
     * @param numerator one finite value a unit
     * @param denominator one finite value a unit, of a mean above 0
     * @param level of confidence, in (0, 1)
     */
    public Interval ofRatio(double[] numerator, double[] denominator, double level) {
        double value = Moments.of(numerator).mean() / Moments.of(denominator).mean();
        return Quantiles.centralRange(value, ratios(numerator, denominator), level, method);
    }

    /**
     * Percentile interval of the difference of two ratios of means.
     *
     * @param numerator one finite value a unit
     * @param denominator one finite value a unit, of a mean above 0
     * @param otherNumerator one finite value a unit
     * @param otherDenominator one finite value a unit, of a mean above 0
     * @param level of confidence, in (0, 1)
     */
    public Interval ofRatioDifference(
            double[] numerator,
            double[] denominator,
            double[] otherNumerator,
            double[] otherDenominator,
            double level) {
        double[] one = ratios(numerator, denominator);
        double[] other = ratios(otherNumerator, otherDenominator);
        for (int b = 0; b < one.length; b++) {
            one[b] -= other[b];
        }
        double value = Moments.of(numerator).mean() / Moments.of(denominator).mean()
                - Moments.of(otherNumerator).mean()
                        / Moments.of(otherDenominator).mean();
        return Quantiles.centralRange(value, one, level, method);
    }

    private double[] ratios(double[] numerator, double[] denominator) {
        double[] above = means(numerator);
        double[] below = means(denominator);
        for (int b = 0; b < above.length; b++) {
            above[b] = below[b] > 0 ? above[b] / below[b] : Math.copySign(LARGEST, above[b]);
        }
        return above;
    }

    /** Stands for an infinite ratio: quantiles are interpolated between finite numbers. */
    private static final double LARGEST = 1e9;
}
