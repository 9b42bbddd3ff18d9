package monosema.probe;

/**
 * One strength of the logistic regression path, over the folds of one stratified cross-validation.
 *
 * @param penalty {@code l2}, {@code l1} or {@code elastic-net}
 * @param strength relative: for L2 see {@link LogisticSolver}, infinite for the training frequency alone; else a share
 *     of the smallest strength at which no neuron has a weight in the training fold, see {@link SparseSolver}
 * @param nonzero neurons with a weight: for L2 all that vary over the words, none at infinite strength; else the median
 *     over the folds, the lower one of two
 * @param trainLogLoss in nats, mean over the training folds, without the penalty
 * @param testAccuracy share of all words told right out of fold
 * @param testAuc mean over the test folds
 * @param testLogLossBits mean over all words, out of fold
 * @param converged whether the fits of all folds are certified, see {@link Convergence}
 * @param iterations Newton steps of the slowest fold
 * @param optimalityGap largest relative duality gap of a fold
 * @param kkt largest violation of an optimality condition of any neuron in any fold, relative to the penalty's
 *     threshold; NaN for L2
 * @param separated whether a fold's fit tells all its training words right
 * @param why what stopped a fit that is not certified; empty where all are
 */
public record LogisticRow(
        String penalty,
        double strength,
        int nonzero,
        double trainLogLoss,
        double testAccuracy,
        double testAuc,
        double testLogLossBits,
        boolean converged,
        int iterations,
        double optimalityGap,
        double kkt,
        boolean separated,
        String why) {}
