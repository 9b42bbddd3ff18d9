package monosema.sae;

/**
 * Where an SAE's activations come from, as SAELens' {@code metadata} says it.
 *
 * @param modelName of the studied model, such as {@code tiny-stories-1L-21M}
 * @param hookName TransformerLens name of the site, such as {@code blocks.0.hook_mlp_out}
 * @param datasetPath what the model read
 * @param contextSize tokens of a window
 * @param prependBos whether a begin-of-text token stands before each window
 */
public record SaeLensMetadata(
        String modelName, String hookName, String datasetPath, int contextSize, boolean prependBos) {}
