package monosema.sae;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** A batch that has been run forward through an architecture. */
interface DensePass {

    /** What adds decoder rows to the reconstruction, [B, dSae]; not to be changed. */
    NDArray features();

    /** x^ - x, [B, dIn]; valid until {@link #gradients}. */
    NDArray error();

    /** The loss that training brings down, a float32 scalar on the device. */
    NDArray loss();

    /** BatchTopK's smallest value let through, a scalar on the device, huge where there was none; null elsewhere. */
    default @Nullable NDArray smallestLetThrough() {
        return null;
    }

    /** Gradients; called once, last, since it may reuse memory. */
    Gradients gradients();

    /**
     * Gradients of a batch.
     *
     * @param parameters by the weights' names; that of b_dec is without what it does through the input
     * @param product sum over rows of the gradient in the encoder's product, [dSae]
     */
    record Gradients(SaeParameters parameters, NDArray product) {}
}
