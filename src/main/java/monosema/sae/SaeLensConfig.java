package monosema.sae;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import monosema.io.BadInputException;
import monosema.io.Json;

/**
 * What {@code cfg.json} says of an SAE, in any of SAELens' key layouts.
 *
 * <p>From version 6.0 {@code architecture} tells everything, with {@code k} and {@code rescale_acts_by_decoder_norm}
 * beside it for {@code topk}. Versions 3 to 5 have {@code activation_fn_str} ({@code relu} or {@code topk}) with
 * {@code activation_fn_kwargs}, and may leave {@code architecture} out, which means {@code standard}; a {@code topk} there
 * is told by either key.
 *
 * @param encoding what becomes of pre-activations
 * @param applyBDecToInput whether b_dec is subtracted from the input
 * @param dIn width of the activations
 * @param dSae features
 */
record SaeLensConfig(SaeEncoding encoding, boolean applyBDecToInput, int dIn, int dSae) {
    private static final List<String> ARCHITECTURES = List.of("standard", "topk", "jumprelu", "gated");

    /**
     * Reads a file.
     *
     * @throws BadInputException with one line that names the file and the key
     */
    static SaeLensConfig read(Path file) {
        return new Reader(file, Json.readTree(file)).config();
    }

    private record Reader(Path file, JsonNode root) {

        SaeLensConfig config() {
            absent("normalize_activations", "none");
            absent("reshape_activations", "none");
            absent("finetuning_scaling_factor", "false");
            absent("hook_z_reshaping_mode", "false");
            absent("use_error_term", "false");
            int dIn = size("d_in");
            int dSae = size("d_sae");
            return new SaeLensConfig(encoding(dSae), flag("apply_b_dec_to_input", true), dIn, dSae);
        }

        private SaeEncoding encoding(int dSae) {
            String architecture = root.path("architecture").asText("standard");
            if (!ARCHITECTURES.contains(architecture)) {
                throw bad("architecture", "one of " + String.join(", ", ARCHITECTURES), root.path("architecture"));
            }
            String function = root.path("activation_fn_str")
                    .asText(root.path("activation_fn").asText("relu"));
            if (!function.equals("relu") && !function.equals("topk")) {
                throw bad("activation_fn_str", "relu or topk", root.path("activation_fn_str"));
            }
            if (architecture.equals("topk") || function.equals("topk")) {
                return topK(dSae);
            }
            return switch (architecture) {
                case "jumprelu" -> new SaeEncoding.JumpRelu();
                case "gated" -> new SaeEncoding.Gated();
                default -> new SaeEncoding.Relu();
            };
        }

        private SaeEncoding topK(int dSae) {
            boolean old = !root.has("k");
            JsonNode k = old ? root.path("activation_fn_kwargs").path("k") : root.path("k");
            if (!k.isIntegralNumber() || !k.canConvertToInt() || k.intValue() < 1 || k.intValue() > dSae) {
                throw bad(old ? "activation_fn_kwargs.k" : "k", "a whole number from 1 to d_sae = " + dSae, k);
            }
            return new SaeEncoding.TopK(k.intValue(), flag("rescale_acts_by_decoder_norm", false));
        }

        /** A key that must be left out, or say what leaving it out means. */
        private void absent(String key, String meaning) {
            JsonNode value = root.path(key);
            if (!value.isMissingNode() && !value.isNull() && !value.asText().equals(meaning)) {
                throw bad(key, meaning, value);
            }
        }

        private int size(String key) {
            JsonNode value = root.path(key);
            if (!value.isInt() || value.intValue() < 1) {
                throw bad(key, "a whole number from 1", value);
            }
            return value.intValue();
        }

        private boolean flag(String key, boolean otherwise) {
            JsonNode value = root.path(key);
            if (value.isMissingNode()) {
                return otherwise;
            }
            if (!value.isBoolean()) {
                throw bad(key, "true or false", value);
            }
            return value.booleanValue();
        }

        private BadInputException bad(String key, String bound, JsonNode value) {
            return new BadInputException(
                    "%s: %s must be %s, was %s".formatted(file, key, bound, value.isMissingNode() ? "missing" : value));
        }
    }
}
