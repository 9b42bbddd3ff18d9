package monosema.probe;

import monosema.config.AnalysisSpec.Effectiveness.Ranking;

/** Which neurons look best for telling two classes of rows apart: asked of training rows alone, anew for each. */
interface NeuronRanking {

    /**
     * The best neurons, best first; of equals the one of the smaller number.
     *
     * @param rows to look at, of both classes
     * @param first class of each row of the whole matrix
     * @param most how many are wanted; all that vary at most
     */
    int[] best(int[] rows, boolean[] first, int most);

    /** The ranking of a kind. */
    static NeuronRanking of(Ranking kind, FeatureColumns columns) {
        MeanDifferenceRanking byDifference = new MeanDifferenceRanking(columns);
        return switch (kind) {
            case MEAN_DIFFERENCE -> byDifference;
            case T -> new WelchRanking(columns);
            case L1 -> new EntryRanking(columns, byDifference);
        };
    }
}
