package monosema.record;

/**
 * A row of {@code logistic.csv}: one strength of a regularisation path.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param penalty {@code l2}
 * @param strength relative to tr(K)/n; may be infinite: the training frequency alone
 * @param nonzero neurons with a coefficient that is not 0
 * @param trainLogLoss nats per word, without the penalty
 * @param testAccuracy proportion, out of fold
 * @param testAuc out of fold
 * @param testLogLossBits bits per word, out of fold
 * @param converged whether every fit reached the optimality that was asked for
 * @param iterations of the slowest fit
 * @param optimalityGap the worst fit's
 */
public record LogisticRow(
        String representation,
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
