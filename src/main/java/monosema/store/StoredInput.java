package monosema.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a result was made from, or would be: read only, and as hostile as the file that it came from. */
public final class StoredInput {
    private final String stage;
    private final JsonNode content;

    StoredInput(JsonNode content) {
        this.content = content;
        this.stage = content.path("stage").asText();
    }

    /** Of a stage that is asked for. */
    public static StoredInput of(StageInput input) {
        return new StoredInput(input.json());
    }

    /** The stage's name. */
    public String stage() {
        return stage;
    }

    /** A value by name: {@code codeVersion}, {@code seed}, {@code device} or {@code grade}. */
    public Optional<String> value(String name) {
        JsonNode value = content.path(name);
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** The parameters by path, such as {@code training.steps}. */
    public SortedMap<String, String> parameters() {
        return group("parameters");
    }

    /** Keys of the results that it read, by their stages' names. */
    public SortedMap<String, String> upstream() {
        return texts("upstream");
    }

    /** SHA-256 of what it read from outside, by name. */
    public SortedMap<String, String> external() {
        return texts("external");
    }

    /** What moves if the stage is made from something else, such as {@code sae.l1Coefficient 5 -> 4}. */
    public String changesTo(StoredInput now) {
        return Changes.between(stage, content, now.content);
    }

    private SortedMap<String, String> group(String name) {
        return new TreeMap<>(Changes.flattened(content.path(name)));
    }

    /** Names with dots in them stay as they are. */
    private SortedMap<String, String> texts(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : content.path(name).properties()) {
            texts.put(field.getKey(), field.getValue().asText());
        }
        return texts;
    }
}
