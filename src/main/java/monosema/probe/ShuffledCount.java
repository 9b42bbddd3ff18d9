package monosema.probe;

import java.util.Arrays;
import monosema.stats.Interval;

/**
 * How many neurons one way of calling them significant finds on shuffled labels, where nothing is to be found.
 *
 * @param discovery the way
 * @param neurons mean over the shuffles, with the counts that bound the central 95% of them; a mean of rare
 *     large counts may lie above
 * @param any share of the shuffles in which it finds at least one: its family-wise error on these data
 */
public record ShuffledCount(Discovery discovery, Interval neurons, double any) {
    private static final double TAIL = 0.025;

    static ShuffledCount of(Discovery discovery, double[] counts) {
        double mean = Arrays.stream(counts).sum() / counts.length;
        long any = Arrays.stream(counts).filter(count -> count > 0).count();
        double[] ascending = counts.clone();
        Arrays.sort(ascending);
        int last = counts.length - 1;
        double lower = ascending[(int) Math.floor(last * TAIL)];
        double upper = ascending[(int) Math.ceil(last * (1 - TAIL))];
        String method = "central 95%% of %d shuffles".formatted(counts.length);
        return new ShuffledCount(discovery, new Interval(mean, lower, upper, method), (double) any / counts.length);
    }
}
