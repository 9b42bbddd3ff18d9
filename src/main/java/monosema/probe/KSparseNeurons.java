package monosema.probe;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;

/** A representation as k-sparse probes read it: its columns, the Gram matrix of all of them, and how they are ranked. */
final class KSparseNeurons {
    /** In place of a size: every neuron. */
    static final int ALL = Integer.MAX_VALUE;

    private final NeuronColumns columns;
    private final GramMatrix gram;
    private final NeuronRanking ranking;
    private final int varying;
    private final int most;

    /**
     * @param activations one row a word
     * @param most the largest size that is asked for, {@link #ALL} aside
     */
    KSparseNeurons(ActivationMatrix activations, Ranking ranking, int most) {
        this.columns = new NeuronColumns(activations);
        this.gram = GramMatrix.of(activations);
        FeatureColumns features = FeatureColumns.of(activations);
        this.ranking = NeuronRanking.of(ranking, features);
        this.varying = features.size();
        this.most = most;
    }

    /** Number of words. */
    int n() {
        return columns.rows();
    }

    /** Number of neurons. */
    int size() {
        return columns.columns();
    }

    /** Number of neurons that vary over the words. */
    int varying() {
        return varying;
    }

    int[] best(int[] rows, boolean[] first) {
        return ranking.best(rows, first, most);
    }

    GramMatrix gram() {
        return gram;
    }

    GramMatrix gram(int[] order, int from, int to) {
        return GramMatrix.of(columns, order, from, to);
    }

    ScaledBlocks blocks(int[] order, int size, Fold fold) {
        return ScaledBlocks.of(columns, order, size, fold);
    }
}
