package monosema.probe;

/**
 * Some columns of training and of held-out rows, centred on the training rows and divided by the root of their mean
 * squared norm.
 *
 * @param constant whether all training rows are equal
 */
record ScaledBlocks(DenseMatrix train, DenseMatrix test, boolean constant) {
    /** A spread this small beside the mean square is rounding: the training rows are all equal. */
    private static final double ROUNDING = 1e-12;

    static ScaledBlocks of(NeuronColumns neurons, int[] order, int size, Fold fold) {
        double[] mean = new double[size];
        double squares = 0;
        double spread = 0;
        for (int j = 0; j < size; j++) {
            for (int row : fold.train()) {
                mean[j] += neurons.get(row, order[j]);
            }
            mean[j] /= fold.train().length;
            for (int row : fold.train()) {
                double value = neurons.get(row, order[j]);
                squares += value * value;
                spread += (value - mean[j]) * (value - mean[j]);
            }
        }
        boolean constant = !(spread > ROUNDING * squares);
        double scale = constant ? 1 : Math.sqrt(spread / fold.train().length);
        return new ScaledBlocks(
                block(neurons, order, mean, scale, fold.train()),
                block(neurons, order, mean, scale, fold.test()),
                constant);
    }

    private static DenseMatrix block(NeuronColumns neurons, int[] order, double[] mean, double scale, int[] rows) {
        int size = mean.length;
        double[][] out = new double[rows.length][size];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < size; j++) {
                out[i][j] = (neurons.get(rows[i], order[j]) - mean[j]) / scale;
            }
        }
        return new DenseMatrix(out, size);
    }
}
