package monosema.probe;

import java.util.List;

/**
 * One penalty's logistic regression on the true labels and on shuffled ones.
 *
 * @param penalty {@code l2}, {@code l1} or {@code elastic-net}
 * @param path one row a strength, from strong to weak
 * @param chosen the strength chosen inside each training fold
 * @param lowest the row of the lowest out-of-fold loss on the path; chosen by the test words, so too good
 * @param nulls the same procedure on shuffled labels, one a shuffle
 * @param separatedFolds training folds that the path's weakest fit tells apart without error
 * @param convergence of every fit, those on shuffled labels and those that chose strengths among them
 */
public record PenaltyResult(
        String penalty,
        List<LogisticRow> path,
        ChosenScore chosen,
        LogisticRow lowest,
        List<NullPath> nulls,
        int separatedFolds,
        Convergence convergence) {
    public PenaltyResult {
        path = List.copyOf(path);
        nulls = List.copyOf(nulls);
    }

    /**
     * The procedure on one shuffling of the labels.
     *
     * @param path as on the true labels
     * @param lowest as on the true labels
     * @param testAccuracy with the strength chosen inside each training fold
     * @param testLogLossBits likewise
     * @param nonzero likewise, mean over the folds
     * @param mcFadden likewise
     * @param tjur likewise
     */
    public record NullPath(
            List<LogisticRow> path,
            LogisticRow lowest,
            double testAccuracy,
            double testLogLossBits,
            double nonzero,
            double mcFadden,
            double tjur) {
        public NullPath {
            path = List.copyOf(path);
        }
    }
}
