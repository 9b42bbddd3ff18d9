package monosema.probe;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;

/**
 * The columns of an activation matrix for some of its rows, float64, as coordinate descent reads them: only neurons that
 * vary over the rows, a column with many zeros by its non-zero entries, another in full with its mean taken off. Taking
 * the mean off moves nothing, since the intercept is not penalised; it only keeps large offsets from costing digits.
 */
final class FeatureColumns {
    /** A column with fewer non-zero entries than this share is cheaper by its entries. */
    private static final double SPARSE = 0.4;

    private final int rows;
    private final int[] neurons;
    private final int[][] indices;
    private final double[][] values;
    private final double[] centres;

    private FeatureColumns(int rows, int[] neurons, int[][] indices, double[][] values, double[] centres) {
        this.rows = rows;
        this.neurons = neurons;
        this.indices = indices;
        this.values = values;
        this.centres = centres;
    }

    /** All rows of a matrix. */
    static FeatureColumns of(ActivationMatrix activations) {
        int n = activations.rows();
        Builder builder = new Builder(n, activations.columns());
        for (int column = 0; column < activations.columns(); column++) {
            builder.add(column, activations.column(column), 0);
        }
        return builder.build();
    }

    /**
     * Some rows, each divided by one scale.
     *
     * @param chosen row numbers, in the order wanted
     * @param scale above 0, see {@link #spread}
     */
    FeatureColumns rows(int[] chosen, double scale) {
        Builder builder = new Builder(chosen.length, neurons.length);
        double[] full = new double[rows];
        double[] column = new double[chosen.length];
        for (int j = 0; j < neurons.length; j++) {
            fill(full, j);
            for (int i = 0; i < chosen.length; i++) {
                column[i] = full[chosen[i]] / scale;
            }
            builder.add(neurons[j], column, centres[j] / scale);
        }
        return builder.build();
    }

    /** Root of the mean variance (over n) of the columns; 1 where no column varies. */
    double spread() {
        double sum = 0;
        for (int j = 0; j < values.length; j++) {
            double total = 0;
            double squares = 0;
            for (double value : values[j]) {
                total += value;
                squares += value * value;
            }
            sum += squares / rows - total / rows * (total / rows);
        }
        return values.length == 0 ? 1 : Math.sqrt(sum / values.length);
    }

    /** Number of rows. */
    int rows() {
        return rows;
    }

    /** Number of columns that vary. */
    int size() {
        return neurons.length;
    }

    /** The neuron of a column, zero-based in the whole matrix. */
    int neuron(int column) {
        return neurons[column];
    }

    /** What was taken off a column, in its own scale. */
    double centre(int column) {
        return centres[column];
    }

    /** {@code sum_i x_i v_i}. */
    double dot(int column, double[] v) {
        double[] x = values[column];
        int[] index = indices[column];
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        if (index.length == 0) {
            for (; k + 3 < x.length; k += 4) {
                a += x[k] * v[k];
                b += x[k + 1] * v[k + 1];
                c += x[k + 2] * v[k + 2];
                d += x[k + 3] * v[k + 3];
            }
            for (; k < x.length; k++) {
                a += x[k] * v[k];
            }
        } else {
            for (; k + 1 < x.length; k += 2) {
                a += x[k] * v[index[k]];
                b += x[k + 1] * v[index[k + 1]];
            }
            if (k < x.length) {
                a += x[k] * v[index[k]];
            }
        }
        return a + b + (c + d);
    }

    /** {@code sum_i x_i^2 v_i}. */
    double squares(int column, double[] v) {
        double[] x = values[column];
        int[] index = indices[column];
        double even = 0;
        double odd = 0;
        for (int k = 0; k < x.length; k++) {
            double term = x[k] * x[k] * (index.length == 0 ? v[k] : v[index[k]]);
            if (k % 2 == 0) {
                even += term;
            } else {
                odd += term;
            }
        }
        return even + odd;
    }

    /** {@code into_i += factor x_i}. */
    void add(int column, double factor, double[] into) {
        double[] x = values[column];
        int[] index = indices[column];
        if (index.length == 0) {
            for (int k = 0; k < x.length; k++) {
                into[k] += factor * x[k];
            }
        } else {
            for (int k = 0; k < x.length; k++) {
                into[index[k]] += factor * x[k];
            }
        }
    }

    /** {@code into_i += factor x_i v_i}. */
    void addWeighted(int column, double factor, double[] v, double[] into) {
        double[] x = values[column];
        int[] index = indices[column];
        if (index.length == 0) {
            for (int k = 0; k < x.length; k++) {
                into[k] += factor * x[k] * v[k];
            }
        } else {
            for (int k = 0; k < x.length; k++) {
                into[index[k]] += factor * x[k] * v[index[k]];
            }
        }
    }

    private void fill(double[] full, int column) {
        if (indices[column].length == 0) {
            System.arraycopy(values[column], 0, full, 0, rows);
            return;
        }
        Arrays.fill(full, 0);
        add(column, 1, full);
    }

    /** Takes columns in turn. */
    private static final class Builder {
        private final int rows;
        private final int[] neurons;
        private final int[][] indices;
        private final double[][] values;
        private final double[] centres;
        private int size;

        Builder(int rows, int most) {
            this.rows = rows;
            neurons = new int[most];
            indices = new int[most][];
            values = new double[most][];
            centres = new double[most];
        }

        void add(int neuron, double[] column, double centre) {
            int nonzero = 0;
            boolean varies = false;
            for (double value : column) {
                nonzero += value != 0 ? 1 : 0;
                varies |= value != column[0];
            }
            if (!varies) {
                return;
            }
            neurons[size] = neuron;
            if (nonzero < SPARSE * rows) {
                addEntries(column, nonzero);
                centres[size] = centre;
            } else {
                centres[size] = centre + addCentred(column);
            }
            size++;
        }

        private void addEntries(double[] column, int nonzero) {
            int[] index = new int[nonzero];
            double[] entries = new double[nonzero];
            int k = 0;
            for (int i = 0; i < column.length; i++) {
                if (column[i] != 0) {
                    index[k] = i;
                    entries[k++] = column[i];
                }
            }
            indices[size] = index;
            values[size] = entries;
        }

        private double addCentred(double[] column) {
            double sum = 0;
            for (double value : column) {
                sum += value - column[0];
            }
            double mean = column[0] + sum / rows;
            double[] centred = new double[rows];
            for (int i = 0; i < rows; i++) {
                centred[i] = column[i] - mean;
            }
            indices[size] = new int[0];
            values[size] = centred;
            return mean;
        }

        FeatureColumns build() {
            return new FeatureColumns(
                    rows,
                    Arrays.copyOf(neurons, size),
                    Arrays.copyOf(indices, size),
                    Arrays.copyOf(values, size),
                    Arrays.copyOf(centres, size));
        }
    }
}
