package monosema.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import monosema.io.Json;
import monosema.provenance.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * All that a stage's result depends on, and nothing else: no paths, no thread counts, no wording. Immutable; each method
 * returns a copy with more in it.
 */
public final class StageInput {
    private final String stage;
    private final SortedMap<String, Object> content;
    private @Nullable StageKey key;

    private StageInput(String stage, SortedMap<String, Object> content) {
        this.stage = stage;
        this.content = content;
    }

    /**
     * An input of name and code only.
     *
     * @param stage {@code [A-Za-z0-9.-]+}, such as {@code sae.standard}; one of its kind within an experiment
     * @param codeVersion to be raised by hand whenever the stage's code gives other numbers
     */
    public static StageInput of(String stage, int codeVersion) {
        if (!stage.matches("[A-Za-z0-9-][A-Za-z0-9.-]*")) {
            throw new IllegalArgumentException(
                    "a stage's name must be letters, digits, dots and hyphens, was " + stage);
        }
        SortedMap<String, Object> content = new TreeMap<>();
        content.put("stage", stage);
        content.put("codeVersion", codeVersion);
        return new StageInput(stage, content);
    }

    /** The stage's name. */
    public String stage() {
        return stage;
    }

    /** With parameters: text, numbers, booleans, lists, maps and records, as they are written in JSON. */
    public StageInput parameters(Map<String, ?> parameters) {
        return with("parameters", new TreeMap<String, Object>(parameters));
    }

    /** With the result of another stage, by the name of what it gives. */
    public StageInput upstream(String name, StageKey key) {
        return with("upstream", name, key.hex());
    }

    /**
     * With a file from outside.
     *
     * @param name what it is, not where it lies, such as {@code words}
     * @param sha256 of its bytes
     */
    public StageInput external(String name, String sha256) {
        return with("external", name, sha256);
    }

    /** With the root of its random streams. */
    public StageInput seed(long seed) {
        return with("seed", seed);
    }

    /** With the device class, {@code cpu} or {@code gpu}, where it changes numbers. */
    public StageInput device(String deviceClass) {
        return with("device", deviceClass);
    }

    /** With the grade of reproducibility, where it changes numbers. */
    public StageInput grade(String grade) {
        return with("grade", grade);
    }

    /** The SHA-256 of the canonical JSON of all this. */
    public StageKey key() {
        StageKey known = key;
        if (known == null) {
            known = new StageKey(Sha256.of(Json.canonical(content)));
            key = known;
        }
        return known;
    }

    /** All that the key is made from. */
    public JsonNode json() {
        return Json.tree(content);
    }

    private StageInput with(String name, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(content);
        more.put(name, value);
        return new StageInput(stage, more);
    }

    private StageInput with(String group, String name, String value) {
        SortedMap<String, Object> more = new TreeMap<>();
        if (content.get(group) instanceof Map<?, ?> earlier) {
            earlier.forEach((key, old) -> more.put(String.valueOf(key), old));
        }
        more.put(name, value);
        return with(group, more);
    }
}
