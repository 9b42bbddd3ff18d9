package monosema.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import org.jspecify.annotations.Nullable;

/** The tokens that a {@code tokenizer.json} names, which the native library does not tell. */
final class JsonVocabulary {
    /** The largest vocabularies in use have 262,144 tokens. */
    private static final int MOST_IDS = 10_000_000;

    private final Path file;
    private final Map<Integer, String> byId = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> added = new LinkedHashMap<>();
    private int size;

    private JsonVocabulary(Path file) {
        this.file = file;
    }

    static JsonVocabulary of(Path file, JsonNode root) {
        JsonVocabulary vocabulary = new JsonVocabulary(file);
        JsonNode tokens = root.path("model").path("vocab");
        if (tokens.isArray()) {
            int id = 0;
            for (JsonNode token : tokens) {
                vocabulary.add(token.path(0), id++);
            }
        } else {
            tokens.properties().forEach(token -> vocabulary.add(token.getKey(), token.getValue()));
        }
        for (JsonNode token : root.path("added_tokens")) {
            vocabulary.add(token.path("content"), vocabulary.id(token.path("id")));
            vocabulary.added.put(
                    token.path("content").asText(), token.path("id").intValue());
        }
        if (vocabulary.size == 0) {
            throw new BadInputException(file + ": model.vocab must have a token");
        }
        return vocabulary;
    }

    /** One more than the largest id. */
    int size() {
        return size;
    }

    /** How the file spells a token; null for an id that it leaves out. */
    @Nullable
    String spelling(int id) {
        return byId.get(id);
    }

    /** The id of a token as the file spells it, or null. */
    @Nullable
    Integer id(String spelling) {
        return ids.get(spelling);
    }

    /** Tokens that are found in a text before anything else, by their spelling; special ones among them. */
    Map<String, Integer> added() {
        return Collections.unmodifiableMap(added);
    }

    private void add(String spelling, JsonNode id) {
        add(spelling, id(id));
    }

    private void add(JsonNode spelling, int id) {
        if (!spelling.isTextual()) {
            throw new BadInputException("%s: token %d must be a text".formatted(file, id));
        }
        add(spelling.textValue(), id);
    }

    private void add(String spelling, int id) {
        String otherSpelling = byId.put(id, spelling);
        Integer otherId = ids.put(spelling, id);
        if (otherSpelling != null && !otherSpelling.equals(spelling)) {
            throw new BadInputException("%s: id %d is both token %s and %s"
                    .formatted(file, id, OneLine.quoted(otherSpelling), OneLine.quoted(spelling)));
        }
        if (otherId != null && otherId != id) {
            throw new BadInputException(
                    "%s: token %s is both id %d and %d".formatted(file, OneLine.quoted(spelling), otherId, id));
        }
        size = Math.max(size, id + 1);
    }

    private int id(JsonNode id) {
        if (!id.isInt() || id.intValue() < 0 || id.intValue() >= MOST_IDS) {
            throw new BadInputException("%s: a token's id must be in [0, %d), was %s"
                    .formatted(file, MOST_IDS, OneLine.text(id.toString())));
        }
        return id.intValue();
    }
}
