package monosema.config;

/**
 * Where and how the activation of a word is taken: each word is run through the model alone, without context.
 *
 * @param hook TransformerLens name of the site, such as {@code blocks.0.hook_mlp_out}; see {@link HookName}
 * @param prependBos whether a begin-of-text token stands before the word (its own activation is never pooled);
 *     default false
 * @param pooling what becomes of a word of several tokens; default {@code last}
 */
public record ActivationSpec(String hook, boolean prependBos, Pooling pooling) {

    /** How the activations of a word's tokens become one row. */
    public enum Pooling {
        /** The last token's. */
        LAST,
        /** Their mean. */
        MEAN,
        /** Their maximum, neuron by neuron. */
        MAX
    }
}
