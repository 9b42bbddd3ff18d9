package monosema.probe;

/** A symmetric matrix, row-major. */
final class SymmetricMatrix {
    private final int n;
    private final double[] values;

    SymmetricMatrix(int n, double[] values) {
        if (values.length != n * n) {
            throw new IllegalArgumentException(
                    "a matrix of %d rows needs %d values, got %d".formatted(n, n * n, values.length));
        }
        this.n = n;
        this.values = values;
    }

    /** The product with a vector, as a sum of scaled rows: loops that the JIT vectorises, unlike dot products. */
    double[] times(double[] v) {
        double[] out = new double[n];
        int j = 0;
        for (; j + 3 < n; j += 4) {
            double v0 = v[j];
            double v1 = v[j + 1];
            double v2 = v[j + 2];
            double v3 = v[j + 3];
            int r0 = j * n;
            int r1 = r0 + n;
            int r2 = r1 + n;
            int r3 = r2 + n;
            for (int i = 0; i < n; i++) {
                out[i] += v0 * values[r0 + i] + v1 * values[r1 + i] + (v2 * values[r2 + i] + v3 * values[r3 + i]);
            }
        }
        for (; j < n; j++) {
            double v0 = v[j];
            int r0 = j * n;
            for (int i = 0; i < n; i++) {
                out[i] += v0 * values[r0 + i];
            }
        }
        return out;
    }
}
