package monosema.sae;

import java.util.Arrays;
import monosema.stats.Histogram;

/**
 * How many features fire how often, on a logarithmic scale.
 *
 * @param never features that are above 0 at no token
 * @param active the others by their density, the share of the tokens at which they are above 0: four bins a decade from
 *     1e-6 to 1; a density below 1e-6 counts in the first bin, 1 in the last
 */
public record DensityHistogram(int never, Histogram active) {
    private static final int DECADES = 6;
    private static final int BINS_A_DECADE = 4;

    /**
     * Counts features.
     *
     * @param density of each feature, in [0, 1]
     */
    public static DensityHistogram of(double[] density) {
        double[] edges = edges();
        double[] active = Arrays.stream(density)
                .filter(share -> share != 0)
                .map(share -> share > 0 ? Math.max(share, edges[0]) : share)
                .toArray();
        return new DensityHistogram(density.length - active.length, Histogram.of(active, edges));
    }

    /** Whole decades are the nearest doubles to 0.1, 0.01 and so on, as the share of one token in ten, a hundred is. */
    private static double[] edges() {
        double[] edges = new double[DECADES * BINS_A_DECADE + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = 1 / StrictMath.pow(10, DECADES - (double) i / BINS_A_DECADE);
        }
        return edges;
    }
}
