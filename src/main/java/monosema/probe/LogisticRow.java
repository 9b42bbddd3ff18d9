package monosema.probe;

/**
 * One strength of the logistic regression path, over the folds of one stratified cross-validation.
 *
 * @param penalty {@code l2}
 * @param strength relative strength s, see {@link LogisticSolver}; infinite for the training frequency alone
 * @param nonzero neurons with a coefficient: all that vary over the words, none at infinite strength
 * @param trainLogLoss in nats, mean over the training folds, without the penalty
 * @param testAccuracy share of all words told right out of fold
 * @param testAuc mean over the test folds
 * @param testLogLossBits mean over all words, out of fold
 * @param converged whether the fits of all folds are certified, see {@link Convergence}
 * @param iterations Newton steps of the slowest fold
 * @param optimalityGap largest relative duality gap of a fold
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
        double optimalityGap) {}
