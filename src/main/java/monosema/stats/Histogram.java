package monosema.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of values between edges, as NumPy's {@code histogram}: a value on an edge counts above it, one on the last edge
 * in the last bin.
 *
 * @param edges ascending, one more than there are bins
 * @param counts values of each bin
 */
public record Histogram(List<Double> edges, List<Integer> counts) {
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        Arguments.atLeast(1, counts.size(), "number of bins");
        Arguments.sameLength(edges.size() - 1, counts.size(), "spaces between edges and counts");
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i - 1) < edges.get(i))) {
                throw new IllegalArgumentException(
                        "edge %d must be > %s, was %s".formatted(i, edges.get(i - 1), edges.get(i)));
            }
        }
    }

    /**
     * Counts values.
     *
     * @param values each from the first edge to the last
     * @param edges ascending, at least 2
     */
    public static Histogram of(double[] values, double[] edges) {
        Arguments.atLeast(2, edges.length, "number of edges");
        int[] counts = new int[edges.length - 1];
        for (double value : values) {
            if (!(value >= edges[0] && value <= edges[edges.length - 1])) {
                throw new IllegalArgumentException(
                        "values must be in [%s, %s], was %s".formatted(edges[0], edges[edges.length - 1], value));
            }
            int at = Arrays.binarySearch(edges, value + 0.0);
            counts[Math.min(at < 0 ? -at - 2 : at, counts.length - 1)]++;
        }
        return new Histogram(
                Arrays.stream(edges).boxed().toList(),
                Arrays.stream(counts).boxed().toList());
    }

    /**
     * Counts values in bins of equal width.
     *
     * @param values each in [lower, upper]
     * @param lower the first edge
     * @param upper the last edge
     * @param bins at least 1
     */
    public static Histogram of(double[] values, double lower, double upper, int bins) {
        Arguments.atLeast(1, bins, "number of bins");
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = lower + (upper - lower) * i / bins;
        }
        edges[bins] = upper;
        return of(values, edges);
    }
}
