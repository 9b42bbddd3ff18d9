package monosema.stats;

import org.apache.commons.rng.UniformRandomProvider;

/** Intervals by resampling units with replacement. */
public final class Bootstrap {
    private Bootstrap() {}

    /**
     * Percentile interval of a mean over units (Efron 1979). Give per-unit differences for a paired comparison. Where
     * the values come from fitted models the interval is conditional on the fits: nothing is fitted again.
     *
     * @param perUnit one finite value a unit (a word), at least 2
     * @param resamples number of resamples, at least 100
     * @param level of confidence, in (0, 1)
     * @param random draws the units
     * @param units said in the interval's method, such as {@code "words"}
     */
    public static Interval ofMean(
            double[] perUnit, int resamples, double level, UniformRandomProvider random, String units) {
        Arguments.atLeast(2, perUnit.length, "number of units");
        Arguments.atLeast(100, resamples, "resamples");
        Moments moments = Moments.of(perUnit);
        double[] means = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            double sum = 0;
            for (int i = 0; i < perUnit.length; i++) {
                sum += perUnit[random.nextInt(perUnit.length)];
            }
            means[b] = sum / perUnit.length;
        }
        return Quantiles.centralRange(moments.mean(), means, level, "bootstrap interval over " + units);
    }
}
