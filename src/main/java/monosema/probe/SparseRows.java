package monosema.probe;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;

/** Rows of which most values are zero: the others in row order, with their column; columns of zeros alone left out. */
final class SparseRows implements RowMatrix {
    private final int columns;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    private SparseRows(int columns, int[] start, int[] column, double[] value) {
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.value = value;
    }

    /**
     * Takes the values that are not zero.
     *
     * @param nonzero how many there are
     */
    static SparseRows of(ActivationMatrix activations, int nonzero) {
        int[] number = new int[activations.columns()];
        Arrays.fill(number, -1);
        int columns = 0;
        int[] start = new int[activations.rows() + 1];
        int[] column = new int[nonzero];
        double[] value = new double[nonzero];
        int n = 0;
        for (int i = 0; i < activations.rows(); i++) {
            for (int j = 0; j < activations.columns(); j++) {
                if (activations.get(i, j) != 0) {
                    number[j] = number[j] < 0 ? columns++ : number[j];
                    column[n] = number[j];
                    value[n++] = activations.get(i, j);
                }
            }
            start[i + 1] = n;
        }
        return new SparseRows(columns, start, column, value);
    }

    @Override
    public int rows() {
        return start.length - 1;
    }

    @Override
    public double[] combination(int[] rows, double[] coefficients) {
        double[] out = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            double coefficient = coefficients[i];
            for (int k = start[rows[i]]; k < start[rows[i] + 1]; k++) {
                out[column[k]] += coefficient * value[k];
            }
        }
        return out;
    }

    @Override
    public double[] products(int[] rows, double[] vector) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int k = start[rows[i]];
            int end = start[rows[i] + 1];
            double even = 0;
            double odd = 0;
            for (; k + 1 < end; k += 2) {
                even += value[k] * vector[column[k]];
                odd += value[k + 1] * vector[column[k + 1]];
            }
            out[i] = k < end ? even + odd + value[k] * vector[column[k]] : even + odd;
        }
        return out;
    }

    @Override
    public double squares(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            for (int k = start[row]; k < start[row + 1]; k++) {
                sum += value[k] * value[k];
            }
        }
        return sum;
    }
}
