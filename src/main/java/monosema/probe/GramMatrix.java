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
        int n = neurons.rows();
        double[] sum = new double[n * n];
        double[][] block = new double[BLOCK][n];
        for (int start = 0; start < factors.length; start += BLOCK) {
            for (int c = 0; c < BLOCK; c++) {
                if (start + c < factors.length) {
                    neurons.centred(start + c, factors[start + c], block[c]);
                } else {
                    Arrays.fill(block[c], 0);
                }
            }
            addOuterProducts(sum, n, block[0], block[1], block[2], block[3]);
        }
        mirror(sum, n);
        return new GramMatrix(n, sum);
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

    /** Adds four neurons' outer products to the lower triangle; the inner loop is one that the JIT vectorises. */
    private static void addOuterProducts(double[] sum, int n, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < n; i++) {
            double ai = a[i];
            double bi = b[i];
            double ci = c[i];
            double di = d[i];
            int row = i * n;
            for (int j = 0; j <= i; j++) {
                sum[row + j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
            }
        }
    }

    private static void mirror(double[] sum, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum[j * n + i] = sum[i * n + j];
            }
        }
    }
}
