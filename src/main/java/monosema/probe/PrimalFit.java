package monosema.probe;

/**
 * A fitted L2 logistic regression over few neurons: log odds are {@code <w, x> + b}.
 *
 * @see PrimalSolver
 */
final class PrimalFit {
    private final double[] weights;
    private final double intercept;
    private final int iterations;
    private final double optimalityGap;

    PrimalFit(double[] weights, double intercept, int iterations, double optimalityGap) {
        this.weights = weights.clone();
        this.intercept = intercept;
        this.iterations = iterations;
        this.optimalityGap = optimalityGap;
    }

    /** Log odds of rows scaled as the training rows were. */
    double[] logOdds(DenseMatrix rows) {
        double[] out = rows.times(weights);
        for (int i = 0; i < out.length; i++) {
            out[i] += intercept;
        }
        return out;
    }

    /** The weight of a column, in its own scale. */
    double weight(int column) {
        return weights[column];
    }

    double intercept() {
        return intercept;
    }

    /** Newton steps. */
    int iterations() {
        return iterations;
    }

    /** Duality gap over the objective. */
    double optimalityGap() {
        return optimalityGap;
    }

    boolean converged() {
        return optimalityGap <= LogisticSolver.CERTIFIED_GAP;
    }
}
