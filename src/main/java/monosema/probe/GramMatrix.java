package monosema.probe;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;

/**
 * Inner products of the rows of an activation matrix, float64 [n, n]: all that an L2 probe needs of it. Made once per
 * representation; every fold is a sub-matrix of it, centred and scaled anew (see {@link FoldKernel}).
 *
 * <p>Each neuron's mean over all words is taken off first. That moves no result, since each fold is centred again on its
 * own training rows; it only keeps large offsets from costing digits.
 */
final class GramMatrix implements Kernels {
    private static final int BLOCK = 4;

    private final int n;
    private final double[] values;

    private GramMatrix(int n, double[] values) {
        this.n = n;
        this.values = values;
    }

    static GramMatrix of(ActivationMatrix activations) {
        double[] factors = new double[activations.columns()];
        Arrays.fill(factors, 1);
        return of(new NeuronColumns(activations), factors);
    }

    /** Of activations whose columns are multiplied by a factor each. */
    static GramMatrix of(NeuronColumns neurons, double[] factors) {
        return of(neurons.rows(), factors.length, (column, out) -> neurons.centred(column, factors[column], out));
    }

    /**
     * Of some of the columns.
     *
     * @param chosen columns
     * @param from the first of them that counts
     * @param to after the last of them that counts
     */
    static GramMatrix of(NeuronColumns neurons, int[] chosen, int from, int to) {
        return of(neurons.rows(), to - from, (column, out) -> neurons.centred(chosen[from + column], 1, out));
    }

    /** Of no column. */
    static GramMatrix zero(int n) {
        return new GramMatrix(n, new double[n * n]);
    }

    /** Of the columns of both. */
    GramMatrix plus(GramMatrix other) {
        return new GramMatrix(n, Vectors.plus(values, 1, other.values));
    }

    private static GramMatrix of(int n, int columns, ColumnSource source) {
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new double[i + 1];
        }
        double[][] block = new double[BLOCK][n];
        for (int start = 0; start < columns; start += BLOCK) {
            for (int c = 0; c < BLOCK; c++) {
                if (start + c < columns) {
                    source.write(start + c, block[c]);
                } else {
                    Arrays.fill(block[c], 0);
                }
            }
            addOuterProducts(lower, block[0], block[1], block[2], block[3]);
        }
        return new GramMatrix(n, mirrored(lower));
    }

    /** Where columns come from. */
    @FunctionalInterface
    private interface ColumnSource {
        void write(int column, double[] out);
    }

    @Override
    public int n() {
        return n;
    }

    @Override
    public FoldKernel foldKernel(int[] train) {
        return FoldKernel.of(this, train);
    }

    /** The inner product of two words' activations. */
    double get(int i, int j) {
        return values[i * n + j];
    }

    /** Adds four neurons' outer products; an array a row, since the JIT does not vectorise loops at an offset. */
    private static void addOuterProducts(double[][] lower, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < lower.length; i++) {
            double ai = a[i];
            double bi = b[i];
            double ci = c[i];
            double di = d[i];
            double[] row = lower[i];
            for (int j = 0; j < row.length; j++) {
                row[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
            }
        }
    }

    private static double[] mirrored(double[][] lower) {
        int n = lower.length;
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                out[i * n + j] = lower[i][j];
                out[j * n + i] = lower[i][j];
            }
        }
        return out;
    }
}
