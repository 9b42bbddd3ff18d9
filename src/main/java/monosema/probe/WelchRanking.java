package monosema.probe;

/** By Welch's |t|; a neuron that is constant in either class, at different values, is best of all. */
record WelchRanking(FeatureColumns columns) implements NeuronRanking {
    /** A variance this small beside the mean square is rounding. */
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
            double error = squaredError(columns.squares(j, one), mean1, n1)
                    + squaredError(columns.squares(j, other), mean2, n2);
            double difference = Math.abs(mean1 - mean2);
            score[j] = difference == 0 ? 0 : difference / Math.sqrt(error);
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
