package monosema.stats;

import org.jspecify.annotations.Nullable;

/** A column centred and scaled to a sum of squares n: then group sums alone decide on t, and all columns are alike. */
final class StandardColumn {
    private StandardColumn() {}

    /**
     * Standardises.
     *
     * @param values finite
     * @return a new array, or null where all values are equal
     */
    static double @Nullable [] of(double[] values) {
        int n = values.length;
        double shift = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - shift;
        }
        double mean = sum / n;
        double[] out = new double[n];
        double largest = 0;
        boolean varies = false;
        for (int i = 0; i < n; i++) {
            varies |= values[i] != shift;
            out[i] = (values[i] - shift) - mean;
            largest = Math.max(largest, Math.abs(out[i]));
        }
        if (!varies) {
            return null;
        }
        scale(out, largest);
        return out;
    }

    private static void scale(double[] values, double largest) {
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] /= largest;
            squares += values[i] * values[i];
        }
        double scale = Math.sqrt(values.length / squares);
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
    }
}
