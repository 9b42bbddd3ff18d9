package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage was made from, and what it left in the record.
 *
 * @param input all that the stage's key is made from: {@code stage}, {@code codeVersion}, {@code seed}, and where it has
 *     them {@code parameters}, {@code upstream} (keys of stages by name), {@code external} (SHA-256 of what was read from
 *     outside, by name), {@code device} and {@code grade}; the key is the SHA-256 of its JSON on one line, without
 *     blanks, in this order
 * @param files that it read besides, pinned by the parameters: SHA-256 by name; files of a hub are such
 * @param left the files that it made for the record, or added rows to: paths with slashes, in order; an SAE's weights
 *     and activations of further concepts may be too large to be in it
 */
public record StageOrigin(JsonNode input, Map<String, String> files, List<String> left) {
    public StageOrigin {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        left = List.copyOf(left);
    }

    /** Names and SHA-256 of all that it read from outside. */
    public Map<String, String> external() {
        Map<String, String> all = new TreeMap<>(files);
        all.putAll(texts("external"));
        return all;
    }

    /** Names and keys of the stages whose results it read. */
    public Map<String, String> upstream() {
        return texts("upstream");
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new TreeMap<>();
        input.path(field)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
