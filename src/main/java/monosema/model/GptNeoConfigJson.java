package monosema.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.OneLine;

/** A {@link GptNeoConfig} as Hugging Face's {@code config.json}. */
final class GptNeoConfigJson {
    private final Path file;
    private final JsonNode root;

    private GptNeoConfigJson(Path file) {
        this.file = file;
        this.root = Json.readTree(file);
    }

    /** The fields that {@code GPTNeoConfig} reads. */
    static Map<String, Object> write(GptNeoConfig config) {
        List<String> layers =
                config.attention().stream().map(AttentionType::configName).toList();
        Map<String, Object> json = new TreeMap<>();
        json.put("activation_function", "gelu_new");
        json.put("architectures", List.of("GPTNeoForCausalLM"));
        json.put("attention_dropout", 0.0);
        json.put("attention_layers", layers);
        json.put(
                "attention_types",
                layers.stream().map(layer -> List.of(List.of(layer), 1)).toList());
        json.put("bos_token_id", 0);
        json.put("embed_dropout", 0.0);
        json.put("eos_token_id", 0);
        json.put("hidden_size", config.dModel());
        json.put("intermediate_size", config.dMlp());
        json.put("layer_norm_epsilon", config.layerNormEpsilon());
        json.put("max_position_embeddings", config.context());
        json.put("model_type", "gpt_neo");
        json.put("num_heads", config.heads());
        json.put("num_layers", config.layers());
        json.put("resid_dropout", 0.0);
        json.put("tie_word_embeddings", true);
        json.put("vocab_size", config.vocabularySize());
        json.put("window_size", config.window());
        return json;
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if a field is missing, out of range, or asks for what is not supported
     */
    static GptNeoConfig read(Path file) {
        GptNeoConfigJson json = new GptNeoConfigJson(file);
        json.requireFamily();
        json.requireActivation();
        JsonNode hidden = json.root.path("intermediate_size");
        int dModel = json.integer("hidden_size");
        try {
            return new GptNeoConfig(
                    json.integer("vocab_size"),
                    json.integer("max_position_embeddings"),
                    dModel,
                    json.integer("num_heads"),
                    hidden.isNull() || hidden.isMissingNode() ? fourTimes(dModel) : json.integer("intermediate_size"),
                    json.integer("window_size"),
                    json.epsilon(),
                    json.attention());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static int fourTimes(int dModel) {
        return (int) Math.min(4L * dModel, Integer.MAX_VALUE);
    }

    private void requireFamily() {
        if (!root.path("model_type").asText().equals("gpt_neo")) {
            throw new BadInputException(
                    ("%s: model_type is %s; supported: \"gpt_neo\" here, and Llama as a file of" + " llama2.c")
                            .formatted(file, shown("model_type")));
        }
    }

    private void requireActivation() {
        if (!root.path("activation_function").asText().equals("gelu_new")) {
            throw new BadInputException("%s: activation_function must be \"gelu_new\", was %s"
                    .formatted(file, shown("activation_function")));
        }
    }

    /** A field's value as JSON, or that it is missing. */
    private String shown(String field) {
        JsonNode value = root.path(field);
        return value.isMissingNode() ? "missing" : OneLine.text(value.toString());
    }

    private int integer(String field) {
        JsonNode value = root.path(field);
        if (!value.isInt()) {
            throw new BadInputException("%s: %s must be an integer, was %s".formatted(file, field, shown(field)));
        }
        return value.intValue();
    }

    private double epsilon() {
        JsonNode value = root.path("layer_norm_epsilon");
        if (!value.isNumber()) {
            throw new BadInputException(
                    "%s: layer_norm_epsilon must be a number, was %s".formatted(file, shown("layer_norm_epsilon")));
        }
        return value.doubleValue();
    }

    /** {@code attention_types} such as {@code [[["global", "local"], 4]]} says each list of types, repeated. */
    private List<AttentionType> attention() {
        List<AttentionType> layers = new ArrayList<>();
        for (JsonNode group : root.path("attention_types")) {
            for (int i = 0; i < group.path(1).asInt() && layers.size() <= 1000; i++) {
                group.path(0).forEach(name -> layers.add(type(name.asText())));
            }
        }
        if (layers.size() != integer("num_layers")) {
            throw new BadInputException("%s: attention_types gives %d layer(s), num_layers is %d"
                    .formatted(file, layers.size(), integer("num_layers")));
        }
        return layers;
    }

    private AttentionType type(String name) {
        return Arrays.stream(AttentionType.values())
                .filter(type -> type.configName().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "%s: attention type must be global or local, was '%s'".formatted(file, OneLine.text(name))));
    }
}
