package monosema.probe;

import monosema.activations.ActivationMatrix;
import monosema.stats.Moments;

/**
 * Rows of which most values count. Each neuron's mean over all rows is taken off first, which moves no fit and keeps
 * large offsets from costing digits.
 */
final class DenseRows implements RowMatrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private DenseRows(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    static DenseRows of(ActivationMatrix activations) {
        int rows = activations.rows();
        int columns = activations.columns();
        double[] values = new double[rows * columns];
        for (int j = 0; j < columns; j++) {
            double[] column = activations.column(j);
            double mean = Moments.of(column).mean();
            for (int i = 0; i < rows; i++) {
                values[i * columns + j] = column[i] - mean;
            }
        }
        return new DenseRows(rows, columns, values);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public double[] combination(int[] chosen, double[] coefficients) {
        return selected(chosen).transposedTimes(coefficients);
    }

    @Override
    public double[] products(int[] chosen, double[] vector) {
        return selected(chosen).transposed().transposedTimes(vector);
    }

    @Override
    public double squares(int[] chosen) {
        double sum = 0;
        for (int row : chosen) {
            for (int k = row * columns; k < (row + 1) * columns; k++) {
                sum += values[k] * values[k];
            }
        }
        return sum;
    }

    @Override
    public LinearMap gram(int[] chosen) {
        DenseMatrix matrix = selected(chosen);
        DenseMatrix transposed = matrix.transposed();
        return v -> transposed.transposedTimes(matrix.transposedTimes(v));
    }

    private DenseMatrix selected(int[] chosen) {
        double[] out = new double[chosen.length * columns];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * columns, out, i * columns, columns);
        }
        return new DenseMatrix(chosen.length, columns, out);
    }
}
