package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.stream.DoubleStream;
import monosema.io.BadInputException;

/**
 * Mean and covariance of many rows of activations, batch by batch, float64: products are the engine's, and batches are
 * merged from their own means and scatters (Chan, Golub and LeVeque 1983, equation 2.1), which loses nothing where the mean
 * is large. Not thread-safe.
 */
public final class RowMoments {
    private final double[] mean;
    private final double[] scatter;
    private long rows;

    /**
     * Starts at no rows.
     *
     * @param dIn width of a row, at least 1
     */
    public RowMoments(int dIn) {
        this.mean = new double[dIn];
        this.scatter = new double[Math.multiplyExact(dIn, dIn)];
    }

    /**
     * Adds rows.
     *
     * @param x float32 [B, dIn]; stays the caller's to close
     * @throws BadInputException if an activation is not finite
     */
    public void add(NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray wide = x.toType(DataType.FLOAT64, true);
            wide.attach(scope);
            NDArray centre = wide.mean(new int[] {0}, true);
            NDArray centred = wide.subi(centre);
            double[] products = centred.transpose().matMul(centred).toDoubleArray();
            if (!Double.isFinite(DoubleStream.of(products).sum())) {
                throw new BadInputException("held-out tokens from %d on: activations must be finite".formatted(rows));
            }
            merge(x.getShape().get(0), centre.toDoubleArray(), products);
        }
    }

    private void merge(long more, double[] centre, double[] products) {
        int d = mean.length;
        double share = (double) more / (rows + more);
        double[] shift = new double[d];
        for (int i = 0; i < d; i++) {
            shift[i] = centre[i] - mean[i];
            mean[i] += shift[i] * share;
        }
        for (int i = 0; i < d; i++) {
            double factor = shift[i] * rows * share;
            for (int j = 0; j < d; j++) {
                scatter[i * d + j] += products[i * d + j] + factor * shift[j];
            }
        }
        rows += more;
    }

    /** Rows so far. */
    public long rows() {
        return rows;
    }

    /** Width of a row. */
    public int dIn() {
        return mean.length;
    }

    /** Their mean, a new array of length dIn. */
    double[] mean() {
        return mean.clone();
    }

    /**
     * Their covariance, divisor rows - 1, a new symmetric array [dIn][dIn].
     *
     * @throws IllegalStateException of fewer than 2 rows
     */
    double[][] covariance() {
        if (rows < 2) {
            throw new IllegalStateException("a covariance needs 2 rows, has " + rows);
        }
        int d = mean.length;
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                covariance[i][j] = (scatter[i * d + j] + scatter[j * d + i]) / (2.0 * (rows - 1));
            }
        }
        return covariance;
    }
}
