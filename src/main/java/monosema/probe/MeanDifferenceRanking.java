package monosema.probe;

/** By the distance of the class means, activations as they are (Gurnee et al. 2023, section 3: maximum mean difference). */
record MeanDifferenceRanking(FeatureColumns columns) implements NeuronRanking {

    @Override
    public int[] best(int[] rows, boolean[] first, int most) {
        double[] contrast = contrast(rows, first, columns.rows());
        double[] score = new double[columns.size()];
        for (int j = 0; j < score.length; j++) {
            score[j] = Math.abs(columns.dot(j, contrast));
        }
        return ScoredNeurons.best(columns, score, most);
    }

    /** What a column times it is: the mean of the first class less that of the second; 0 for other rows. */
    static double[] contrast(int[] rows, boolean[] first, int n) {
        int ofFirst = 0;
        for (int row : rows) {
            ofFirst += first[row] ? 1 : 0;
        }
        double[] out = new double[n];
        for (int row : rows) {
            out[row] = first[row] ? 1.0 / ofFirst : -1.0 / (rows.length - ofFirst);
        }
        return out;
    }
}
