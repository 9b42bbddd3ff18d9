package monosema.stats;

import java.util.List;
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
            means[b] = resampledMean(perUnit, random);
        }
        return Quantiles.centralRange(moments.mean(), means, level, "bootstrap interval over " + units);
    }

    /**
     * Percentile interval of a sum of means, each over a group of units of its own: every group is resampled by itself.
     * A mean of class means has its two classes as groups; a difference between a score over words and its mean over
     * random draws has words and draws.
     *
     * @param groups one or more, each of at least one finite value a unit
     * @param resamples number of resamples, at least 100
     * @param level of confidence, in (0, 1)
     * @param random draws the units
     * @param units said in the interval's method, such as {@code "words and draws"}
     */
    public static Interval ofSumOfMeans(
            List<double[]> groups, int resamples, double level, UniformRandomProvider random, String units) {
        Arguments.atLeast(1, groups.size(), "number of groups");
        Arguments.atLeast(100, resamples, "resamples");
        double value = 0;
        double[] sums = new double[resamples];
        for (double[] group : groups) {
            value += Moments.of(group).mean();
            for (int b = 0; b < resamples; b++) {
                sums[b] += resampledMean(group, random);
            }
        }
        return Quantiles.centralRange(value, sums, level, "bootstrap interval over " + units);
    }

    private static double resampledMean(double[] values, UniformRandomProvider random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }
}
