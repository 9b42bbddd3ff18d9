package monosema.probe;

import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/** K-sparse probes of few folds and strengths, and their numbers word by word. */
final class KSparseRows {
    private KSparseRows() {}

    static AnalysisSpec.Effectiveness spec(int folds, int innerFolds, int repeats, int permutations) {
        return new AnalysisSpec.Effectiveness(
                folds, innerFolds, repeats, 7, List.of(Ranking.MEAN_DIFFERENCE), permutations);
    }

    static KSparseResult run(ActivationMatrix activations, boolean[] first, Ranking ranking) {
        return new KSparseProbe(activations, first, spec(3, 2, 1, 0), ranking)
                .run(new Seed(5), Progress.SILENT, Parts.NONE);
    }

    /** The mean over the words by the neurons of a place in {@link KSparseProbe#SIZES}. */
    static double bits(KSparseResult result, int place) {
        return result.words().stream()
                .mapToDouble(word -> word.bySize().get(place))
                .average()
                .orElseThrow();
    }

    /** The mean over the words by all neurons. */
    static double allBits(KSparseResult result) {
        return result.words().stream()
                .mapToDouble(KSparseResult.Word::all)
                .average()
                .orElseThrow();
    }

    /** The same columns in another order, or some of them again. */
    static ActivationMatrix columns(ActivationMatrix activations, int[] order) {
        float[] values = new float[activations.rows() * order.length];
        for (int i = 0; i < activations.rows(); i++) {
            for (int j = 0; j < order.length; j++) {
                values[i * order.length + j] = activations.get(i, order[j]);
            }
        }
        return ActivationMatrix.of(activations.rows(), order.length, values);
    }
}
