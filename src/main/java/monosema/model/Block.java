package monosema.model;

import ai.djl.ndarray.NDArray;

/**
 * What the families of models do differently within a block that normalises what it reads from the residual stream.
 * Arrays are float32; what is returned belongs to the manager of what was given.
 */
interface Block {
    /**
     * What the attention adds to the stream.
     *
     * @param stream of T tokens, [B, T, d]
     * @param from the position of the first of them: the number of tokens in {@code past}
     * @return [B, T, d]
     */
    NDArray attention(NDArray stream, int from, Past past);

    /** The MLP's hidden values, that its last matrix takes: [B, T, d] to [B, T, dMlp]. */
    NDArray mlpPost(NDArray stream);

    /** What the MLP adds to the stream: [B, T, dMlp] to [B, T, d]. */
    NDArray mlpOut(NDArray post);
}
