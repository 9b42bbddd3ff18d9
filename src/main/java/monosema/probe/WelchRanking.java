package monosema.probe;

/**
 * By Welch's |t|. A neuron that is constant within each class, at different values, is best of all; one that is constant
 * over all rows is worst. A class of a single row counts as one without variance.
 */
record WelchRanking(FeatureColumns columns) implements NeuronRanking {
    /** A variance this small beside the mean square is rounding, and so is a difference beside the root of it. */
    private static final double ROUNDING = 1e-12;

    @Override
    public int[] best(int[] rows, boolean[] first, int most) {
        double[] one = indicator(rows, first, true);
        double[] other = indicator(rows, first, false);
        double n1 = Vectors.sum(one);
        double n2 = Vectors.sum(other);
        double[] score = new double[columns.size()];
        for (int j = 0; j < score.length; j++) {
            double mean1 = columns.dot(j, one) / n1;
            double mean2 = columns.dot(j, other) / n2;
            double squares1 = columns.squares(j, one);
            double squares2 = columns.squares(j, other);
            double error = squaredError(squares1, mean1, n1) + squaredError(squares2, mean2, n2);
            double difference = Math.abs(mean1 - mean2);
            boolean equal = difference <= ROUNDING * Math.sqrt((squares1 + squares2) / rows.length);
            score[j] = equal ? 0 : difference / Math.sqrt(error);
        }
        return ScoredNeurons.best(columns, score, most);
    }

    private static double squaredError(double squares, double mean, double n) {
        double variance = (squares - n * mean * mean) / (n - 1);
        return variance > ROUNDING * squares ? variance / n : 0;
    }

    private double[] indicator(int[] rows, boolean[] first, boolean wanted) {
        double[] out = new double[columns.rows()];
        for (int row : rows) {
            out[row] = first[row] == wanted ? 1 : 0;
        }
        return out;
    }
}
