package monosema.config;

/**
 * Which activations of a corpus an SAE is trained and measured on. A model's special tokens are those that stand for no
 * text, such as end-of-text.
 *
 * @param prependBos whether each window of the corpus is read behind a begin-of-text token, which takes the place of one
 *     of its tokens (SAELens' {@code prepend_bos}); default false
 * @param excludeSpecialTokens whether the activations at special tokens, a prepended begin-of-text among them, are left
 *     out (SAELens' {@code exclude_special_tokens}); the model reads these tokens all the same; default false
 */
public record StreamSpec(boolean prependBos, boolean excludeSpecialTokens) {
    /** Every token of the corpus and nothing else. */
    public static final StreamSpec DEFAULT = new StreamSpec(false, false);
}
