package monosema.probe;

import monosema.activations.ActivationMatrix;

/** The activations column by column: passes over neurons then read memory in order. */
final class NeuronColumns {
    private final int rows;
    private final int columns;
    private final float[] values;

    NeuronColumns(ActivationMatrix activations) {
        this.rows = activations.rows();
        this.columns = activations.columns();
        this.values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            float[] row = activations.row(i);
            for (int j = 0; j < columns; j++) {
                values[j * rows + i] = row[j];
            }
        }
    }

    /** Number of words. */
    int rows() {
        return rows;
    }

    /** Number of neurons. */
    int columns() {
        return columns;
    }

    /** One activation. */
    float get(int row, int column) {
        return values[column * rows + row];
    }

    /** One neuron less its mean over all words, times a factor, written to {@code out}. */
    void centred(int column, double factor, double[] out) {
        int from = column * rows;
        double shift = values[from];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[from + i] - shift;
        }
        double mean = shift + sum / rows;
        for (int i = 0; i < rows; i++) {
            out[i] = (values[from + i] - mean) * factor;
        }
    }
}
