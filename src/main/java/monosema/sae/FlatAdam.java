package monosema.sae;

import ai.djl.ndarray.NDArray;
import monosema.config.SaeTraining;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) over all parameters as one vector on a device, after scaling the gradient to a
 * bounded norm (as PyTorch's {@code clip_grad_norm_}). Never waits for the device.
 */
final class FlatAdam {
    private static final double EPSILON = 1e-8;
    private static final float NORM_EPSILON = 1e-6f;

    private final SaeTraining training;
    private final NDArray weights;
    private final NDArray mean;
    private final NDArray square;

    /**
     * Goes on from given moments.
     *
     * @param weights changed in place by every step, like both moments; [N]
     */
    FlatAdam(SaeTraining training, NDArray weights, NDArray mean, NDArray square) {
        this.training = training;
        this.weights = weights;
        this.mean = mean;
        this.square = square;
    }

    /**
     * One step; attach the weights and both moments to the manager of the gradient first.
     *
     * @param gradient [N]; its memory is reused; its manager owns what is made on the way
     * @param step one-based
     * @param rate learning rate
     */
    void step(NDArray gradient, int step, double rate) {
        NDArray share = gradient.square()
                .sum()
                .sqrt()
                .addi(NORM_EPSILON)
                .powi(-1f)
                .muli((float) training.gradientNorm())
                .minimum(1f)
                .muli((float) (1 - training.adamBeta1()));
        NDArray g = gradient.muli(share);
        mean.muli((float) training.adamBeta1()).addi(g);
        // ((1 - beta1) g)^2 becomes (1 - beta2) g^2.
        double first = 1 - training.adamBeta1();
        square.muli((float) training.adamBeta2())
                .addi(g.muli(g).muli((float) ((1 - training.adamBeta2()) / (first * first))));
        double root = Math.sqrt(1 - StrictMath.pow(training.adamBeta2(), step));
        float size = (float) (rate * root / (1 - StrictMath.pow(training.adamBeta1(), step)));
        weights.subi(mean.div(square.sqrt().addi((float) (EPSILON * root))).muli(size));
    }
}
