package monosema.sae;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.Safetensors;
import monosema.io.Tensor;

/**
 * An SAE as SAELens keeps it: a folder with {@code cfg.json} and {@code sae_weights.safetensors}, in the key layout of
 * its versions from 6.0, architecture {@code standard}.
 */
public final class SaeLensFolder {
    /** The configuration. */
    public static final String CONFIG = "cfg.json";
    /** The weights. */
    public static final String WEIGHTS = "sae_weights.safetensors";

    /** The version whose layout this is: SAELens reads a file without one, or below 6.0, by the older keys. */
    private static final String LAYOUT_VERSION = "6.30.1";

    private SaeLensFolder() {}

    /**
     * Writes both files; equal SAEs and metadata give equal bytes. An SAE that was trained on scaled activations has
     * the scale in its weights, so {@code normalize_activations} is {@code none}.
     *
     * @throws UncheckedIOException if they cannot be written
     */
    public static void write(Path folder, Sae sae, SaeLensMetadata metadata) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(CONFIG), Json.pretty(config(sae, metadata)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Safetensors.of(sae.tensors(), Map.of()).write(folder.resolve(WEIGHTS));
    }

    private static Map<String, Object> config(Sae sae, SaeLensMetadata metadata) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("sae_lens_version", LAYOUT_VERSION);
        source.put("sae_lens_training_version", null);
        source.put("model_name", metadata.modelName());
        source.put("hook_name", metadata.hookName());
        source.put("hook_head_index", null);
        source.put("dataset_path", metadata.datasetPath());
        source.put("context_size", metadata.contextSize());
        source.put("prepend_bos", metadata.prependBos());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", sae.encoding().architecture());
        config.put("d_in", sae.dIn());
        config.put("d_sae", sae.dSae());
        config.put("dtype", "float32");
        config.put("device", "cpu");
        config.put("apply_b_dec_to_input", sae.applyBDecToInput());
        config.put("normalize_activations", "none");
        config.put("reshape_activations", "none");
        config.put("metadata", source);
        return config;
    }

    /**
     * Reads the SAE of a folder.
     *
     * @throws BadInputException with one line that names the file and the key or tensor: another architecture or
     *     option than {@link #write} gives, a tensor that is missing, of another shape, or not finite
     */
    public static Sae read(Path folder) {
        Path file = folder.resolve(CONFIG);
        JsonNode config = Json.readTree(file);
        require(file, config, "architecture", "standard");
        require(file, config, "dtype", "float32");
        require(file, config, "apply_b_dec_to_input", "false");
        require(file, config, "normalize_activations", "none");
        require(file, config, "reshape_activations", "none");
        int dIn = size(file, config, "d_in");
        int dSae = size(file, config, "d_sae");
        Path weights = folder.resolve(WEIGHTS);
        Map<String, Tensor> tensors = Safetensors.read(weights).tensors();
        return Sae.of(
                dIn,
                dSae,
                values(weights, tensors, "W_enc", List.of(dIn, dSae)),
                values(weights, tensors, "b_enc", List.of(dSae)),
                values(weights, tensors, "W_dec", List.of(dSae, dIn)),
                values(weights, tensors, "b_dec", List.of(dIn)));
    }

    private static void require(Path file, JsonNode config, String key, String expected) {
        String value = config.path(key).asText("missing");
        if (!value.equals(expected)) {
            throw new BadInputException(
                    "%s: %s must be %s, was %s".formatted(file, key, expected, Json.canonical(value)));
        }
    }

    private static int size(Path file, JsonNode config, String key) {
        JsonNode value = config.path(key);
        if (!value.isInt() || value.intValue() < 1) {
            throw new BadInputException("%s: %s must be a whole number from 1, was %s"
                    .formatted(file, key, value.isMissingNode() ? "missing" : value));
        }
        return value.intValue();
    }

    private static float[] values(Path file, Map<String, Tensor> tensors, String name, List<Integer> shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !tensor.shape().equals(shape)) {
            throw new BadInputException("%s: tensor '%s' must have shape %s as %s says, %s"
                    .formatted(file, name, shape, CONFIG, tensor == null ? "is missing" : "has " + tensor.shape()));
        }
        float[] values = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new BadInputException(
                        "%s: tensor '%s' must be finite, value %d is %s".formatted(file, name, i, values[i]));
            }
        }
        return values;
    }
}
