package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A causal language model that can be read at its hook sites. Tokens are int32 of shape [B, T] on the model's device, T
 * at most {@link #context()}; all other arrays are float32. Not thread-safe; closing it frees its weights.
 */
public sealed interface LanguageModel extends AutoCloseable permits GptNeo {

    /** Number of blocks. */
    int layers();

    /** The most tokens of one window. */
    int context();

    /** Number of weights; a tied unembedding counts once. */
    long parameterCount();

    /** Text to the model's tokens. */
    Tokenizer tokenizer();

    /** Where its weights live. */
    Device device();

    /**
     * Width of the values at a hook site.
     *
     * @throws monosema.io.BadInputException if the model has no such layer
     */
    int width(HookSite site);

    /**
     * The values at a hook site; nothing after it is computed.
     *
     * @param owner closes what is returned
     * @param tokens [B, T]
     * @return [B, T, width]
     * @throws monosema.io.BadInputException if the model has no such layer
     * @throws IllegalArgumentException if T exceeds the context
     */
    NDArray activations(NDManager owner, NDArray tokens, HookSite site);

    /**
     * The logits of the next token after each position.
     *
     * @param owner closes what is returned
     * @param tokens [B, T]
     * @return [B, T, vocabulary]
     * @throws IllegalArgumentException if T exceeds the context
     */
    NDArray logits(NDManager owner, NDArray tokens);

    @Override
    void close();
}
