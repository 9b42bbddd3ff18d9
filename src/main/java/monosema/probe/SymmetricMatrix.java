package monosema.probe;

/** A symmetric matrix, row-major. */
final class SymmetricMatrix implements LinearMap {
    private final DenseMatrix matrix;

    SymmetricMatrix(int n, double[] values) {
        this.matrix = new DenseMatrix(n, n, values);
    }

    @Override
    public double[] times(double[] v) {
        return matrix.transposedTimes(v);
    }
}
