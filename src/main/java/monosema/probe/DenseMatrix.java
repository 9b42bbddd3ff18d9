package monosema.probe;

import java.util.Arrays;

/** A rectangular matrix of float64; an array a row, since the JIT does not vectorise loops at an offset. */
final class DenseMatrix {
    private final int columns;
    private final double[][] rows;

    /** Copies row-major values. */
    DenseMatrix(int rows, int columns, double[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("a matrix of %d rows and %d columns needs %d values, got %d"
                    .formatted(rows, columns, rows * columns, values.length));
        }
        this.columns = columns;
        this.rows = new double[rows][];
        for (int i = 0; i < rows; i++) {
            this.rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
    }

    /**
     * Takes rows as they are.
     *
     * @param rows not copied
     * @param columns length of each
     */
    DenseMatrix(double[][] rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    int columns() {
        return columns;
    }

    DenseMatrix transposed() {
        double[][] out = new double[columns][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                out[j][i] = rows[i][j];
            }
        }
        return new DenseMatrix(out, rows.length);
    }

    /** The transpose times a vector, as a sum of scaled rows: loops that the JIT vectorises, unlike dot products. */
    double[] transposedTimes(double[] v) {
        double[] out = new double[columns];
        int j = 0;
        for (; j + 3 < rows.length; j += 4) {
            addRows(out, columns, j, v[j], v[j + 1], v[j + 2], v[j + 3]);
        }
        for (; j < rows.length; j++) {
            addRow(out, columns, j, v[j]);
        }
        return out;
    }

    /** The product with a vector, for few columns. */
    double[] times(double[] v) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = Vectors.dot(rows[i], v);
        }
        return out;
    }

    /** {@code X' diag(v) X}, a new array [columns][columns]. */
    double[][] weightedProducts(double[] v) {
        double[][] out = new double[columns][columns];
        for (int a = 0; a < columns; a++) {
            int i = 0;
            for (; i + 3 < rows.length; i += 4) {
                addRows(
                        out[a],
                        a + 1,
                        i,
                        factor(v, i, a),
                        factor(v, i + 1, a),
                        factor(v, i + 2, a),
                        factor(v, i + 3, a));
            }
            for (; i < rows.length; i++) {
                addRow(out[a], a + 1, i, factor(v, i, a));
            }
            for (int b = 0; b < a; b++) {
                out[b][a] = out[a][b];
            }
        }
        return out;
    }

    private double factor(double[] v, int row, int column) {
        return v[row] * rows[row][column];
    }

    /** Adds the beginnings of four rows, each times its factor. */
    private void addRows(double[] into, int length, int row, double v0, double v1, double v2, double v3) {
        double[] r0 = rows[row];
        double[] r1 = rows[row + 1];
        double[] r2 = rows[row + 2];
        double[] r3 = rows[row + 3];
        for (int i = 0; i < length; i++) {
            into[i] += v0 * r0[i] + v1 * r1[i] + (v2 * r2[i] + v3 * r3[i]);
        }
    }

    private void addRow(double[] into, int length, int row, double factor) {
        double[] values = rows[row];
        for (int i = 0; i < length; i++) {
            into[i] += factor * values[i];
        }
    }
}
