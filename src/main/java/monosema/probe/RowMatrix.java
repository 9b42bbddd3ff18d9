package monosema.probe;

import monosema.activations.ActivationMatrix;

/**
 * Rows of activations by the products that an L2 probe needs, for more rows than a {@link GramMatrix} is worth: a product
 * with the Gram matrix of n rows is two products with the rows themselves. Where most activations are zero only the
 * others are kept and touched.
 *
 * <p>A fit with an unpenalised intercept does not change when one vector is taken off every row, so nothing is centred
 * fold by fold, which would fill the zeros.
 */
sealed interface RowMatrix permits DenseRows, SparseRows {
    /** At most this share of activations other than zero makes rows sparse. */
    double SPARSE = 0.25;

    static RowMatrix of(ActivationMatrix activations) {
        float[] values = activations.toArray();
        int nonzero = 0;
        for (float value : values) {
            nonzero += value != 0 ? 1 : 0;
        }
        return nonzero <= SPARSE * values.length ? SparseRows.of(activations, nonzero) : DenseRows.of(activations);
    }

    /** Number of rows. */
    int rows();

    /** The sum of some rows, each times its coefficient; one value a column. */
    double[] combination(int[] rows, double[] coefficients);

    /** The inner products of some rows with a vector of one value a column. */
    double[] products(int[] rows, double[] vector);

    /** The sum of the squared lengths of some rows. */
    double squares(int[] rows);

    /** The Gram matrix of some rows. */
    default LinearMap gram(int[] rows) {
        return v -> products(rows, combination(rows, v));
    }
}
