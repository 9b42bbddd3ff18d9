package monosema.config;

/**
 * Which activations of a corpus an SAE is trained and measured on. A model's special tokens are those that stand for no
 * text, such as end-of-text.
 *
 * @param prependBos whether each window of the corpus is read behind a begin-of-text token, which takes the place of one
 *     of its tokens (SAELens' {@code prepend_bos}); default false
 * @param excludeSpecialTokens whether the activations at special tokens, a prepended begin-of-text among them, are left
 *     out (SAELens' {@code exclude_special_tokens}); the model reads these tokens all the same; default false
 * @param context tokens of a window (SAELens' {@code context_size}), for a model that was trained on shorter windows than
 *     it has positions; 0, the default, is the model's context
 */
public record StreamSpec(
        boolean prependBos,
        boolean excludeSpecialTokens,
        @Unstated("0") int context) {
    /** Every token of the corpus and nothing else. */
    public static final StreamSpec DEFAULT = new StreamSpec(false, false);

    /** In windows of the model's whole context. */
    public StreamSpec(boolean prependBos, boolean excludeSpecialTokens) {
        this(prependBos, excludeSpecialTokens, 0);
    }
}
