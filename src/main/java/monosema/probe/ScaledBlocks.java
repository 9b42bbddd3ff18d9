package monosema.probe;

/**
 * Some columns of training and of held-out rows, centred on the training rows and divided by the root of their mean
 * squared norm.
 *
 * @param constant whether all training rows are equal
 */
record ScaledBlocks(DenseMatrix train, DenseMatrix test, boolean constant) {
    static ScaledBlocks of(NeuronColumns neurons, int[] order, int size, Fold fold) {
        double[] mean = new double[size];
        double spread = 0;
        for (int j = 0; j < size; j++) {
            mean[j] = mean(neurons, order[j], fold.train());
            for (int row : fold.train()) {
                double deviation = neurons.get(row, order[j]) - mean[j];
                spread += deviation * deviation;
            }
        }
        boolean constant = !(spread > 0);
        double scale = constant ? 1 : Math.sqrt(spread / fold.train().length);
        return new ScaledBlocks(
                block(neurons, order, mean, scale, fold.train()),
                block(neurons, order, mean, scale, fold.test()),
                constant);
    }

    /** Exactly the value of a neuron that is constant in the rows. */
    private static double mean(NeuronColumns neurons, int column, int[] rows) {
        double shift = neurons.get(rows[0], column);
        double sum = 0;
        for (int row : rows) {
            sum += neurons.get(row, column) - shift;
        }
        return shift + sum / rows.length;
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
