package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What the families of decoder-only models do differently outside their blocks; {@link Forward} does the rest. */
interface Architecture {
    /** Number of blocks. */
    int layers();

    /** The most tokens of one window. */
    int context();

    /** Width of the values at a place in a block. */
    int width(HookSite.Kind kind);

    /** Key and value heads of a block. */
    int keyValueHeads();

    /** Width of one head. */
    int headSize();

    /**
     * The stream before the first block.
     *
     * @param scope owns what is returned
     * @param tokens int32 [B, T]
     * @param from the position of the first of the T tokens
     * @return [B, T, d]
     */
    NDArray embed(NDManager scope, NDArray tokens, int from);

    /** The block of a layer, zero-based. */
    Block block(int layer);

    /** The stream after the last block, normalised; [B, T, d] to [B, T, d]. */
    NDArray finalNorm(NDArray stream);

    /** [V, d]. */
    NDArray unembedding();
}
