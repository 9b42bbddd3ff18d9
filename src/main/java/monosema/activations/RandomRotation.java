package monosema.activations;

import monosema.provenance.Seed;
import monosema.stats.BoxMuller;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random orthogonal matrix, every one equally likely (Haar): Q of the QR decomposition of Gaussian numbers, each column
 * times the sign of R's diagonal (Mezzadri 2007, section 5). Half of them reflect as well, which no probe can tell.
 */
public final class RandomRotation {
    private final double[][] directions;

    private RandomRotation(double[][] directions) {
        this.directions = directions;
    }

    /**
     * Draws one.
     *
     * @param d its size, at least 1
     */
    public static RandomRotation draw(int d, Seed seed) {
        UniformRandomProvider random = seed.stream("rotation");
        double[][] gaussian = new double[d][d];
        for (double[] row : gaussian) {
            for (int j = 0; j < d; j++) {
                row[j] = BoxMuller.next(random);
            }
        }
        QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(gaussian, false));
        RealMatrix r = qr.getR();
        double[][] directions = qr.getQT().getData();
        for (int k = 0; k < d; k++) {
            double sign = Math.signum(r.getEntry(k, k));
            for (int j = 0; j < d; j++) {
                directions[k][j] *= sign;
            }
        }
        return new RandomRotation(directions);
    }

    /** The new axes, one a row, a new array. */
    double[][] directions() {
        double[][] copy = new double[directions.length][];
        for (int k = 0; k < copy.length; k++) {
            copy[k] = directions[k].clone();
        }
        return copy;
    }

    /**
     * Activations along the new axes.
     *
     * @param x [n, d]
     * @return [n, d]
     * @throws IllegalArgumentException if x is not d wide
     */
    public ActivationMatrix rotate(ActivationMatrix x) {
        return Basis.written(x, new double[directions.length], directions);
    }
}
