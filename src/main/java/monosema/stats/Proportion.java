package monosema.stats;

import org.apache.commons.math3.special.Erf;

/** Intervals of a binomial proportion. */
public final class Proportion {
    private Proportion() {}

    /**
     * Wilson's score interval (Wilson 1927): the p with {@code |k/n - p| <= z sqrt(p (1 - p) / n)}.
     *
     * @param successes k, 0 to n
     * @param n trials, at least 1
     * @param level of confidence, in (0, 1)
     */
    public static Interval wilson(int successes, int n, double level) {
        Arguments.atLeast(1, n, "number of trials");
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must be in [0, %d], was %d".formatted(n, successes));
        }
        Arguments.insideUnit(level, "level");
        double z = Math.sqrt(2) * Erf.erfInv(level);
        double share = (double) successes / n;
        double scale = 1 + z * z / n;
        double centre = (share + z * z / (2 * n)) / scale;
        double half = z / scale * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        double lower = successes == 0 ? 0 : centre - half;
        double upper = successes == n ? 1 : centre + half;
        return new Interval(share, lower, upper, Interval.percent(level) + " Wilson interval");
    }
}
