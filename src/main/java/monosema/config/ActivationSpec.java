package monosema.config;

/**
 * Where and how the activation of a word is taken: each word is run through the model alone, without context.
 *
 * @param hook TransformerLens name of the site, such as {@code blocks.0.hook_mlp_out}; see {@link HookName}
 * @param prependBos whether a begin-of-text token stands before the word (its own activation is never pooled);
 *     default false
 * @param pooling what becomes of a word of several tokens; default {@code last}
 * @param leadingSpace whether a space stands before the word, as inside a sentence: to GPT-2's tokenizer that is another
 *     token; default false
 */
public record ActivationSpec(
        String hook,
        boolean prependBos,
        Pooling pooling,
        @Unstated("false") boolean leadingSpace) {

    /** How the activations of a word's tokens become one row. */
    public enum Pooling {
        /** The last token's. */
        LAST,
        /** Their mean. */
        MEAN,
        /** Their maximum, neuron by neuron. */
        MAX
    }

    /** The same at another site. */
    public ActivationSpec at(String other) {
        return new ActivationSpec(other, prependBos, pooling, leadingSpace);
    }

    /** Without a space before the word. */
    public ActivationSpec(String hook, boolean prependBos, Pooling pooling) {
        this(hook, prependBos, pooling, false);
    }
}
