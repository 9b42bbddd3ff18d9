package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import monosema.tokens.Tokenizer;

/**
 * A causal language model that can be read at its hook sites. Tokens are int32 of shape [B, T] on the model's device, T
 * at most {@link #context()}; all other arrays are float32. Not thread-safe; closing it frees its weights.
 */
public sealed interface LanguageModel extends AutoCloseable permits GptNeo, Llama {

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

    /**
     * The logits with the values at a hook site replaced; bit-identical to {@link #logits(NDManager, NDArray)} where the
     * splice returns what it was given.
     *
     * @param owner closes what is returned
     * @param tokens [B, T]
     * @return [B, T, vocabulary]
     * @throws monosema.io.BadInputException if the model has no such layer
     * @throws IllegalArgumentException if T exceeds the context, or the replacement has another shape
     */
    NDArray logits(NDManager owner, NDArray tokens, Splice splice);

    /**
     * Cross-entropy of each next token, {@code -log p}, in nats. The logits exist for a block of positions at a time.
     *
     * @param owner closes what is returned
     * @param windows [B, T + 1]: T tokens that the model reads, and the one that follows the last of them
     * @return [B, T]; the loss at a position is that of the token after it
     * @throws IllegalArgumentException if T is 0 or exceeds the context
     */
    NDArray losses(NDManager owner, NDArray windows);

    /**
     * Cross-entropy of each next token with the values at a hook site replaced, as {@link #losses(NDManager, NDArray)}.
     *
     * @throws monosema.io.BadInputException if the model has no such layer
     * @throws IllegalArgumentException if T is 0 or exceeds the context, or the replacement has another shape
     */
    NDArray losses(NDManager owner, NDArray windows, Splice splice);

    /**
     * An empty cache with which {@link #nextLogits} reads texts token by token.
     *
     * @param texts how many, at least 1
     * @param length the most tokens of a text, at least 1 and at most the context
     * @return the caller closes it
     */
    KeyValueCache cache(int texts, int length);

    /**
     * Reads the next tokens of some texts. What {@link #logits(NDManager, NDArray)} gives at the last position of all
     * tokens so far, but for rounding.
     *
     * @param owner closes what is returned
     * @param tokens [texts, T], those that follow what the cache holds, T at least 1
     * @param cache of this model; holds these tokens too afterwards
     * @return the logits of the token after the last, [texts, vocabulary]
     * @throws IllegalArgumentException if the cache has not room for T more tokens, or another number of texts
     */
    NDArray nextLogits(NDManager owner, NDArray tokens, KeyValueCache cache);

    @Override
    void close();
}
