package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with betas 0.9 and 0.999 and epsilon 1e-8 on one vector of weights, after
 * scaling the gradient to a norm of at most 1 (Pascanu et al. 2013).
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double MAX_NORM = 1.0;
    /** As in PyTorch's {@code clip_grad_norm_}. */
    private static final double NORM_EPSILON = 1e-6;

    private final NDArray weights;
    private final NDArray mean;
    private final NDArray square;
    private int step;

    /**
     * An optimiser at step 0.
     *
     * @param weights changed in place; its manager owns the two moments
     */
    Adam(NDArray weights) {
        this.weights = weights;
        this.mean = weights.getManager().zeros(weights.getShape());
        this.square = weights.getManager().zeros(weights.getShape());
    }

    /** Steps done. */
    int steps() {
        return step;
    }

    /**
     * One step.
     *
     * @param gradient of the weights' shape; left clipped
     * @param rate the step's learning rate
     */
    void step(NDArray gradient, double rate) {
        step++;
        try (NDManager scope = weights.getManager().newSubManager()) {
            NDArray g = clipped(scope, gradient);
            NDArray share = g.mul(1 - BETA_1);
            mean.muli(BETA_1).addi(share);
            NDArray squareShare = g.square().muli(1 - BETA_2);
            square.muli(BETA_2).addi(squareShare);
            NDArray root = square.sqrt();
            root.attach(scope);
            root.divi(StrictMath.sqrt(1 - StrictMath.pow(BETA_2, step))).addi(EPSILON);
            NDArray update = mean.div(root);
            update.attach(scope);
            weights.subi(update.muli(rate / (1 - StrictMath.pow(BETA_1, step))));
        }
    }

    private static NDArray clipped(NDManager scope, NDArray gradient) {
        NDArray g = gradient.stopGradient();
        g.attach(scope);
        double norm = g.norm().getFloat();
        return norm + NORM_EPSILON > MAX_NORM ? g.muli(MAX_NORM / (norm + NORM_EPSILON)) : g;
    }
}
