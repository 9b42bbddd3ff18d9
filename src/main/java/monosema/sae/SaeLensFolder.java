package monosema.sae;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.Safetensors;
import monosema.io.SafetensorsFile;

/**
 * An SAE as SAELens keeps it: a folder with {@code cfg.json} and {@code sae_weights.safetensors}. Written in the key layout
 * of its versions from 6.0; read in that and the older ones, see {@link SaeLensConfig}.
 */
public final class SaeLensFolder {
    /** The configuration. */
    public static final String CONFIG = "cfg.json";
    /** The weights. */
    public static final String WEIGHTS = "sae_weights.safetensors";

    /** The version whose layout this is: SAELens reads a file without one, or below 6.0, by the older keys. */
    private static final String LAYOUT_VERSION = "6.54.12";

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
        if (!metadata.provenance().isEmpty()) {
            source.put("monosema", metadata.provenance());
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", sae.encoding().architecture());
        if (sae.encoding() instanceof SaeEncoding.TopK topK) {
            config.put("k", topK.k());
            config.put("rescale_acts_by_decoder_norm", topK.rescaleActsByDecoderNorm());
        }
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
     * @throws BadInputException with one line that names the file and the key or tensor: an architecture or option that
     *     is not supported, a tensor that is missing, extra, of another shape or dtype, or not finite
     */
    public static Sae read(Path folder) {
        SaeLensConfig config = SaeLensConfig.read(folder.resolve(CONFIG));
        return SaeFiles.of(
                SafetensorsFile.open(folder.resolve(WEIGHTS)),
                config.encoding(),
                config.applyBDecToInput(),
                config.dIn(),
                config.dSae());
    }
}
