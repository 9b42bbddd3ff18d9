package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The best of many scores without sorting them all by objects. */
final class ScoredNeurons {
    private ScoredNeurons() {}

    /**
     * The neurons of the largest scores, largest first; of equals the one of the smaller number.
     *
     * @param columns the scores are of
     * @param score of each column, at least 0; infinite is the best
     * @param most how many are wanted
     */
    static int[] best(FeatureColumns columns, double[] score, int most) {
        int wanted = Math.min(most, score.length);
        if (wanted == 0) {
            return new int[0];
        }
        double[] sorted = score.clone();
        Arrays.sort(sorted);
        double least = sorted[sorted.length - wanted];
        List<Integer> candidates = new ArrayList<>();
        for (int j = 0; j < score.length; j++) {
            if (score[j] >= least) {
                candidates.add(j);
            }
        }
        candidates.sort(Comparator.comparingDouble((Integer j) -> -score[j]));
        return candidates.stream().limit(wanted).mapToInt(columns::neuron).toArray();
    }
}
