package monosema.probe;

import java.util.Arrays;
import monosema.stats.Interval;
import monosema.stats.Quantiles;

/**
 * How many neurons one way of calling them significant finds on shuffled labels, where nothing is to be found.
 *
 * @param discovery the way
 * @param neurons mean over the shuffles, with the central 95% of them
 * @param any share of the shuffles in which it finds at least one: its family-wise error on these data
 */
public record ShuffledCount(Discovery discovery, Interval neurons, double any) {
    private static final double LEVEL = 0.95;

    static ShuffledCount of(Discovery discovery, double[] counts) {
        double mean = Arrays.stream(counts).sum() / counts.length;
        long any = Arrays.stream(counts).filter(count -> count > 0).count();
        return new ShuffledCount(
                discovery,
                Quantiles.centralRange(mean, counts, LEVEL, "of %d shuffles".formatted(counts.length)),
                (double) any / counts.length);
    }
}
