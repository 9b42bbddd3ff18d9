package monosema.sae;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an SAE's activations come from, as SAELens' {@code metadata} says it, and how it was made.
 *
 * @param modelName of the studied model, such as {@code tiny-stories-1L-21M}
 * @param hookName TransformerLens name of the site, such as {@code blocks.0.hook_mlp_out}
 * @param datasetPath what the model read
 * @param contextSize tokens of a window
 * @param prependBos whether a begin-of-text token stands before each window
 * @param provenance declaration, seeds and stage keys, for the key {@code monosema}; SAELens keeps keys that it does not
 *     know
 */
public record SaeLensMetadata(
        String modelName,
        String hookName,
        String datasetPath,
        int contextSize,
        boolean prependBos,
        Map<String, Object> provenance) {
    public SaeLensMetadata {
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** This with one thing more to know. */
    public SaeLensMetadata with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(provenance);
        more.put(key, value);
        return new SaeLensMetadata(modelName, hookName, datasetPath, contextSize, prependBos, more);
    }
}
