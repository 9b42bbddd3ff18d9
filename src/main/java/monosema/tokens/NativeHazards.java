package monosema.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * What makes Hugging Face's native library (tokenizers 0.21.0) end the process instead of failing, as far as reading its
 * code and 7,800 random changes of sound files have shown: refused before the library sees the file.
 */
final class NativeHazards {
    /** The library takes the table only as it stands in the file, without JSON's escapes. */
    private static final Pattern UNESCAPED = Pattern.compile("\"precompiled_charsmap\"\\s*:\\s*\"[A-Za-z0-9+/]+=*\"");

    private NativeHazards() {}

    /**
     * Checks a {@code tokenizer.json}.
     *
     * @param json the file's text
     * @param root what it says
     * @throws BadInputException naming the file and the key
     */
    static void refuse(Path file, String json, JsonNode root) {
        refuseTables(file, json, root.path("normalizer"));
        for (JsonNode stop : root.path("decoder").findValues("stop")) {
            if (stop.asLong() > 0) {
                throw new BadInputException(
                        "%s: decoder Strip: stop must be 0, was %s".formatted(file, OneLine.text(stop.toString())));
            }
        }
        refusePrefix(file, root.path("model"));
    }

    private static void refuseTables(Path file, String json, JsonNode normalizer) {
        List<JsonNode> tables = normalizer.findValues("precompiled_charsmap");
        long declared = normalizer.findValuesAsText("type").stream()
                .filter("Precompiled"::equals)
                .count();
        long unescaped = UNESCAPED.matcher(json).results().count();
        boolean sound = declared == tables.size()
                && unescaped == tables.size()
                && tables.stream().allMatch(NativeHazards::isSound);
        if (!sound) {
            throw new BadInputException(file + ": normalizer Precompiled: precompiled_charsmap is damaged");
        }
    }

    private static void refusePrefix(Path file, JsonNode model) {
        String prefix = model.path("continuing_subword_prefix").isTextual()
                ? model.path("continuing_subword_prefix").textValue()
                : "";
        for (JsonNode merge : model.path("merges")) {
            if (!second(merge).startsWith(prefix)) {
                throw new BadInputException("%s: merge %s: its second token must begin with %s"
                        .formatted(file, OneLine.text(merge.toString()), OneLine.quoted(prefix)));
            }
        }
    }

    private static String second(JsonNode merge) {
        String pair = merge.asText();
        return merge.isArray() ? merge.path(1).asText() : pair.substring(pair.indexOf(' ') + 1);
    }

    private static boolean isSound(JsonNode base64) {
        try {
            byte[] table = Base64.getDecoder().decode(base64.asText());
            return Base64.getEncoder().encodeToString(table).equals(base64.asText()) && CharsMap.isSound(table);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
