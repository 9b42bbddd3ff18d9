package monosema.probe;

import java.util.Arrays;

/**
 * Rows as one outer training fold sees them, by products: divided by one scale for the whole representation, the root of
 * the mean squared distance of the training rows from their mean, as in {@link FoldKernel}.
 */
final class RowKernel implements ProbeKernel {
    /** A spread this small beside the mean squared length is rounding: the training rows are all equal. */
    private static final double ROUNDING = 1e-12;

    private final RowMatrix matrix;
    private final double spread;

    private RowKernel(RowMatrix matrix, double spread) {
        this.matrix = matrix;
        this.spread = spread;
    }

    static RowKernel of(RowMatrix matrix, int[] train) {
        double[] equal = new double[train.length];
        Arrays.fill(equal, 1.0 / train.length);
        double[] mean = matrix.combination(train, equal);
        double length = matrix.squares(train) / train.length;
        double spread = length - Vectors.dot(mean, mean);
        return new RowKernel(matrix, spread > ROUNDING * length ? spread : 0);
    }

    @Override
    public boolean constant() {
        return spread == 0;
    }

    @Override
    public LinearMap among(int[] rows) {
        LinearMap gram = matrix.gram(rows);
        return v -> scaled(gram.times(v));
    }

    @Override
    public double[] logOdds(int[] rows, int[] fitted, LogisticFit fit) {
        double[] out = new double[rows.length];
        if (!constant()) {
            double[] duals = new double[fitted.length];
            for (int j = 0; j < duals.length; j++) {
                duals[j] = fit.dual(j);
            }
            out = scaled(matrix.products(rows, matrix.combination(fitted, duals)));
        }
        for (int i = 0; i < out.length; i++) {
            out[i] += fit.intercept();
        }
        return out;
    }

    private double[] scaled(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= spread;
        }
        return values;
    }
}
