package monosema.record;

/**
 * A row of {@code logistic.csv}: one strength of a regularisation path.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param penalty {@code l2}, {@code l1} or {@code elastic-net}
 * @param strength for {@code l2} relative to tr(K)/n, infinite for the training frequency alone; else relative to the
 *     smallest at which no neuron has a weight
 * @param nonzero neurons with a coefficient that is not 0
 * @param trainLogLoss nats per word, without the penalty
 * @param testAccuracy proportion, out of fold
 * @param testAuc out of fold
 * @param testLogLossBits bits per word, out of fold
 * @param converged whether every fit reached the optimality that was asked for
 * @param iterations of the slowest fit
 * @param optimalityGap the worst fit's, relative to its objective
 * @param kkt largest violation of an optimality condition, relative to the penalty's threshold; NaN for {@code l2}
 * @param separated whether a fit tells all its training words right
 * @param why what stopped a fit that did not converge; empty where all did
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
        double optimalityGap,
        double kkt,
        boolean separated,
        String why) {}
