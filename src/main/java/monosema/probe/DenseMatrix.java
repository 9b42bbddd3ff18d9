package monosema.probe;

/** A rectangular matrix of float64, row-major. */
final class DenseMatrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    DenseMatrix(int rows, int columns, double[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("a matrix of %d rows and %d columns needs %d values, got %d"
                    .formatted(rows, columns, rows * columns, values.length));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    DenseMatrix transposed() {
        double[] out = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[j * rows + i] = values[i * columns + j];
            }
        }
        return new DenseMatrix(columns, rows, out);
    }

    /** The transpose times a vector, as a sum of scaled rows: loops that the JIT vectorises, unlike dot products. */
    double[] transposedTimes(double[] v) {
        double[] out = new double[columns];
        int j = 0;
        for (; j + 3 < rows; j += 4) {
            double v0 = v[j];
            double v1 = v[j + 1];
            double v2 = v[j + 2];
            double v3 = v[j + 3];
            int r0 = j * columns;
            int r1 = r0 + columns;
            int r2 = r1 + columns;
            int r3 = r2 + columns;
            for (int i = 0; i < columns; i++) {
                out[i] += v0 * values[r0 + i] + v1 * values[r1 + i] + (v2 * values[r2 + i] + v3 * values[r3 + i]);
            }
        }
        for (; j < rows; j++) {
            double v0 = v[j];
            int r0 = j * columns;
            for (int i = 0; i < columns; i++) {
                out[i] += v0 * values[r0 + i];
            }
        }
        return out;
    }
}
