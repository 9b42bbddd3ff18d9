package monosema.metric;

/** Arithmetic on columns of one value a word. */
final class Columns {
    private Columns() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** A new array. */
    static double[] scaled(double[] values, double factor) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
        return out;
    }

    /** A new array. */
    static double[] minus(double[] one, double[] other) {
        double[] out = one.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] -= other[i];
        }
        return out;
    }
}
