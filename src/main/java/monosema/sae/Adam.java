package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with betas 0.9 and 0.999 and epsilon 1e-8, after scaling all gradients
 * together to a norm of at most 1 (as PyTorch's {@code clip_grad_norm_}). Never waits for the device.
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    /** Turns ((1 - beta1) g)^2 into (1 - beta2) g^2. */
    private static final double SQUARE_SHARE = (1 - BETA_2) / ((1 - BETA_1) * (1 - BETA_1));

    private static final float NORM_EPSILON = 1e-6f;

    private final NDList weights;
    private final NDList means = new NDList();
    private final NDList squares = new NDList();

    /**
     * Moments at 0.
     *
     * @param manager owns the moments
     * @param weights changed in place by every step
     */
    Adam(NDManager manager, NDList weights) {
        this.weights = weights;
        for (NDArray weight : weights) {
            means.add(manager.zeros(weight.getShape()));
            squares.add(manager.zeros(weight.getShape()));
        }
    }

    /**
     * One step.
     *
     * @param scope owns what is made on the way; the weights are attached to it for now
     * @param gradients in the order of the weights; their memory is reused
     * @param step one-based
     * @param rate learning rate
     */
    void step(NDManager scope, NDList gradients, int step, double rate) {
        scope.tempAttachAll(means, squares);
        NDArray share = clip(gradients).muli((float) (1 - BETA_1));
        double root = Math.sqrt(1 - StrictMath.pow(BETA_2, step));
        float size = (float) (rate * root / (1 - StrictMath.pow(BETA_1, step)));
        for (int i = 0; i < weights.size(); i++) {
            NDArray g = gradients.get(i).muli(share);
            NDArray mean = means.get(i).muli((float) BETA_1).addi(g);
            NDArray square = squares.get(i).muli((float) BETA_2).addi(g.muli(g).muli((float) SQUARE_SHARE));
            weights.get(i)
                    .subi(mean.div(square.sqrt().addi((float) (EPSILON * root))).muli(size));
        }
    }

    /** min(1, 1 / ||g||) over all gradients together, on the device. */
    private static NDArray clip(NDList gradients) {
        NDArray sum = gradients.get(0).square().sum();
        for (int i = 1; i < gradients.size(); i++) {
            sum.addi(gradients.get(i).square().sum());
        }
        return sum.sqrt().addi(NORM_EPSILON).powi(-1f).minimum(1f);
    }
}
