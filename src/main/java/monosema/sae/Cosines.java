package monosema.sae;

import monosema.stats.Histogram;
import monosema.stats.LinearAssignment;
import monosema.stats.Moments;

/** One cosine for each of some vectors, summed up. */
final class Cosines {
    private static final int BINS = 40;

    private final double[] values;

    private Cosines(double[] values) {
        this.values = values;
    }

    static Cosines of(double[] values) {
        return new Cosines(values.clone());
    }

    /** The greatest of each row; 0 where a row is empty. */
    static Cosines best(float[][] cosines) {
        double[] best = new double[cosines.length];
        for (int i = 0; i < best.length; i++) {
            double greatest = cosines[i].length == 0 ? 0 : cosines[i][0];
            for (float cosine : cosines[i]) {
                greatest = Math.max(greatest, cosine);
            }
            best[i] = greatest;
        }
        return new Cosines(best);
    }

    /** That of each row with its own column, rows and columns paired so that the sum is the greatest; 0 without one. */
    static Cosines matched(float[][] cosines) {
        double[] matched = new double[cosines.length];
        if (cosines.length > 0 && cosines[0].length > 0) {
            LinearAssignment assignment = LinearAssignment.maximise(cosines);
            for (int i = 0; i < matched.length; i++) {
                int column = assignment.column(i);
                matched[i] = column < 0 ? 0 : cosines[i][column];
            }
        }
        return new Cosines(matched);
    }

    int size() {
        return values.length;
    }

    /** NaN where there are none. */
    double mean() {
        return values.length == 0 ? Double.NaN : Moments.of(values).mean();
    }

    /** Share of them that exceed a bound; NaN where there are none. */
    double shareAbove(double bound) {
        int above = 0;
        for (double value : values) {
            above += value > bound ? 1 : 0;
        }
        return (double) above / values.length;
    }

    /** In 40 bins from -1 to 1. */
    Histogram histogram() {
        return Histogram.of(values, -1, 1, BINS);
    }
}
