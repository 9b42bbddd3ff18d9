package monosema.probe;

import java.util.Arrays;
import monosema.activations.ActivationMatrix;

/**
 * A fitted L1 or elastic-net logistic regression: log odds of a word are {@code sum_j w_j x_j + b} over few neurons.
 *
 * @see SparseSolver
 */
final class SparseFit {
    private final int[] neurons;
    private final double[] weights;
    private final double intercept;
    private final double logLoss;
    private final double objective;
    private final int iterations;
    private final double optimalityGap;
    private final double kkt;

    SparseFit(
            int[] neurons,
            double[] weights,
            double intercept,
            double logLoss,
            double objective,
            int iterations,
            double optimalityGap,
            double kkt) {
        this.neurons = neurons.clone();
        this.weights = weights.clone();
        this.intercept = intercept;
        this.logLoss = logLoss;
        this.objective = objective;
        this.iterations = iterations;
        this.optimalityGap = optimalityGap;
        this.kkt = kkt;
    }

    /** The neurons whose weight is not 0, ascending, a new array. */
    int[] neurons() {
        return neurons.clone();
    }

    /** How many weights are not 0. */
    int nonzero() {
        return neurons.length;
    }

    /** The weight of a neuron, per unit of its activation; 0 where it has none. */
    double weight(int neuron) {
        int at = Arrays.binarySearch(neurons, neuron);
        return at < 0 ? 0 : weights[at];
    }

    double intercept() {
        return intercept;
    }

    /** Log odds of some rows of the matrix that the training rows came from. */
    double[] logOdds(ActivationMatrix activations, int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double sum = intercept;
            for (int k = 0; k < neurons.length; k++) {
                sum += weights[k] * activations.get(rows[i], neurons[k]);
            }
            out[i] = sum;
        }
        return out;
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

    /** Largest violation of an optimality condition over all neurons, relative to the threshold of the penalty. */
    double kkt() {
        return kkt;
    }

    /** Whether both certificates hold: {@link LogisticSolver#CERTIFIED_GAP} and {@link SparseSolver#CERTIFIED_KKT}. */
    boolean converged() {
        return optimalityGap <= LogisticSolver.CERTIFIED_GAP && kkt <= SparseSolver.CERTIFIED_KKT;
    }
}
