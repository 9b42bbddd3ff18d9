package monosema.stats;

import java.util.Arrays;

/** Sample quantiles. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * Type 7 of Hyndman and Fan (1996), the default of R and NumPy: linear between order statistics at
     * {@code (n - 1) p}.
     *
     * @param values finite, at least one, in any order
     * @param p in [0, 1]
     */
    public static double of(double[] values, double p) {
        Arguments.atLeast(1, values.length, "sample size");
        Arguments.finite(values, "sample");
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in [0, 1], was " + p);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The value with the central range of a sample of it, such as one statistic over random draws.
     *
     * @param value what the range stands beside
     * @param sample finite, at least one
     * @param level share of the sample inside, in (0, 1)
     * @param method said in the interval, after the level
     */
    public static Interval centralRange(double value, double[] sample, double level, String method) {
        Arguments.insideUnit(level, "level");
        double tail = (1 - level) / 2;
        return new Interval(value, of(sample, tail), of(sample, 1 - tail), Interval.percent(level) + " " + method);
    }
}
