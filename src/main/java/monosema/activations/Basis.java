package monosema.activations;

/** Directions that activations are written in, float64: as many as there are neurons, of length 1, at right angles. */
final class Basis {
    private Basis() {}

    /**
     * Each row's inner products with the directions, added up in float64 in the order of the neurons.
     *
     * @param x [n, d]
     * @param origin taken off each row first, [d]
     * @param directions [d][d], one a row
     * @return [n, d]
     * @throws IllegalArgumentException if x is not d wide
     */
    static ActivationMatrix written(ActivationMatrix x, double[] origin, double[][] directions) {
        int d = directions.length;
        if (x.columns() != d) {
            throw new IllegalArgumentException("activations must be %d wide, were %d".formatted(d, x.columns()));
        }
        float[] out = new float[Math.multiplyExact(x.rows(), d)];
        double[] row = new double[d];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < d; j++) {
                row[j] = x.get(i, j) - origin[j];
            }
            for (int k = 0; k < d; k++) {
                out[i * d + k] = (float) product(row, directions[k]);
            }
        }
        return ActivationMatrix.of(x.rows(), d, out);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
