package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * One batch through a standard SAE, forward and back, without an autograd tape.
 *
 * <p>Loss (SAELens; science of its recipe in Bricken et al. 2023, with the penalty weighted by the decoder's norms as
 * in Conerly et al. 2024): {@code L = 1/B sum ||x^ - x||^2 + lambda/B sum_b sum_i f_bi ||W_dec,i||}. With
 * {@code g = 2/B (x^ - x)}, {@code n_i = ||W_dec,i||} and {@code dz = (g W_dec^T + lambda/B n) * 1[f > 0]}:
 * <pre>
 * dL/dW_dec = f^T g + (lambda/B) diag(sum_b f_b / n) W_dec     dL/db_dec = sum_b g_b
 * dL/dW_enc = x^T dz                                           dL/db_enc = sum_b dz_b
 * </pre>
 * At a pre-activation of exactly 0 and at a zero decoder row the gradient is 0, as PyTorch's.
 *
 * <p>All results belong to the manager of {@code x} and of the weights: attach those to the step's manager first.
 */
final class StandardPass {
    private final SaeParameters weights;
    private final NDArray x;
    private final NDArray f;
    private final NDArray error;
    private final NDArray norms;

    /** Runs forward: f float32 [B, dSae] and the error x^ - x [B, dIn]. */
    StandardPass(SaeParameters weights, NDArray x) {
        this.weights = weights;
        this.x = x;
        NDArray z = x.matMul(weights.wEnc()).addi(weights.bEnc());
        this.f = Activation.relu(z);
        z.close();
        this.error = f.matMul(weights.wDec()).addi(weights.bDec()).subi(x);
        this.norms = weights.wDec().square().sum(new int[] {1}).sqrt();
    }

    /**
     * The batch as a point of the training curve; waits for the device.
     *
     * @param step one-based
     * @param l1Coefficient lambda of this step
     */
    SaeTrainingPoint point(int step, double l1Coefficient) {
        double rows = x.getShape().get(0);
        double squares = total(error.square());
        double mse = squares / rows;
        double l1 = total(f.sum(new int[] {0}).mul(norms)) / rows;
        double variance = total(x.sub(x.mean(new int[] {0})).square());
        return new SaeTrainingPoint(
                step, mse + l1Coefficient * l1, mse, l1, f.gt(0f).sum().getLong() / rows, 1 - squares / variance);
    }

    private static double total(NDArray array) {
        return array.sum().getFloat();
    }

    /** Runs back; called once, since it reuses the memory of the error. */
    SaeParameters gradients(double l1Coefficient) {
        double rows = x.getShape().get(0);
        float penalty = (float) (l1Coefficient / rows);
        NDArray g = error.muli((float) (2 / rows));
        NDArray share = f.sum(new int[] {0}).muli(penalty).divi(norms.maximum(Float.MIN_NORMAL));
        NDArray wDec = f.transpose().matMul(g).addi(weights.wDec().mul(share.expandDims(1)));
        NDArray dz = g.matMul(weights.wDec().transpose()).addi(norms.mul(penalty));
        dz.muli(f.gt(0f));
        return new SaeParameters(x.transpose().matMul(dz), dz.sum(new int[] {0}), wDec, g.sum(new int[] {0}));
    }
}
