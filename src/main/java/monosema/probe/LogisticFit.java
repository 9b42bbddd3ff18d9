package monosema.probe;

/**
 * A fitted L2 logistic regression in dual form: log odds of a row x are {@code sum_j dual_j <x, x_j> + intercept}.
 *
 * @see LogisticSolver
 */
final class LogisticFit {
    private final double[] dual;
    private final double intercept;
    private final double logLoss;
    private final double objective;
    private final int iterations;
    private final double optimalityGap;

    LogisticFit(
            double[] dual, double intercept, double logLoss, double objective, int iterations, double optimalityGap) {
        this.dual = dual.clone();
        this.intercept = intercept;
        this.logLoss = logLoss;
        this.objective = objective;
        this.iterations = iterations;
        this.optimalityGap = optimalityGap;
    }

    /** The limit of infinite strength: the training frequency alone, exact, no iteration. */
    static LogisticFit trainingFrequency(boolean[] first) {
        int count = 0;
        for (boolean isFirst : first) {
            count += isFirst ? 1 : 0;
        }
        double share = (double) count / first.length;
        double entropy = -share * StrictMath.log(share) - (1 - share) * StrictMath.log(1 - share);
        double logOdds = StrictMath.log((double) count / (first.length - count));
        return new LogisticFit(new double[first.length], logOdds, entropy, entropy, 0, 0);
    }

    double dual(int j) {
        return dual[j];
    }

    double intercept() {
        return intercept;
    }

    /** Mean training log loss in nats. */
    double logLoss() {
        return logLoss;
    }

    /** Mean training log loss in nats plus the penalty. */
    double objective() {
        return objective;
    }

    /** Newton steps. */
    int iterations() {
        return iterations;
    }

    /** Duality gap over the objective: an upper bound of how far, relatively, the objective is from its minimum. */
    double optimalityGap() {
        return optimalityGap;
    }

    /** Whether the gap is certified to be at most {@link LogisticSolver#CERTIFIED_GAP}. */
    boolean converged() {
        return optimalityGap <= LogisticSolver.CERTIFIED_GAP;
    }
}
