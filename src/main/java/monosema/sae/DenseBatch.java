package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/**
 * What a pass over a batch may read; nothing of it may be changed.
 *
 * @param weights before the step
 * @param x scaled activations, float32 [B, dIn]
 * @param encoded what the encoder sees: x, or x - b_dec; [B, dIn]
 * @param dead features that have not fired for long
 * @param deadMask 1 for those, else 0, float32 [dSae]; null where there are none
 * @param knobs of the step
 */
record DenseBatch(
        SaeParameters weights,
        NDArray x,
        NDArray encoded,
        DeadFeatures dead,
        @Nullable NDArray deadMask,
        StepKnobs knobs) {

    /** Rows, B. */
    long rows() {
        return x.getShape().get(0);
    }

    /** Width of the activations. */
    int dIn() {
        return (int) x.getShape().get(1);
    }

    /** The pre-activations z, [B, dSae], a new array; the bias is added by the product itself. */
    NDArray preActivations() {
        return Linear.linear(encoded, weights.get(SaeParameters.ENCODER), weights.get(SaeParameters.B_ENC))
                .singletonOrThrow();
    }

    /** {@code encoded} times the encoder's rows, [B, dSae], a new array. */
    NDArray product() {
        return encoded.matMul(weights.get(SaeParameters.ENCODER).transpose());
    }
}
