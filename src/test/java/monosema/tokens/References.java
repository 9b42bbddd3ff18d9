package monosema.tokens;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import monosema.io.Json;

/** Texts and the ids that other people's code gives them, made by {@code make.py} beside them. */
final class References {
    private References() {}

    static Path resource(String name) {
        try {
            return Path.of(
                    requireNonNull(References.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the folder {@code -Dmonosema.testdata}; the test is skipped without. */
    static Path testdata(String relative) {
        String root = System.getProperty("monosema.testdata", "");
        assumeTrue(!root.isEmpty(), "needs -Dmonosema.testdata");
        Path file = Path.of(root, relative);
        assumeTrue(Files.exists(file), file + " is not there");
        return file;
    }

    /** Ids by text; texts that the encoder does not take are left out. */
    static Map<String, int[]> of(String encoder) {
        Map<String, int[]> ids = new LinkedHashMap<>();
        for (JsonNode row : Json.readTree(resource("references.json"))) {
            if (row.path(encoder).isArray()) {
                ids.put(
                        row.path("text").textValue(),
                        StreamSupport.stream(row.path(encoder).spliterator(), false)
                                .mapToInt(JsonNode::intValue)
                                .toArray());
            }
        }
        return ids;
    }

    /** Every code point but surrogates, in texts of 2,048. */
    static Stream<String> everyCodePoint() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT / 2048)
                .mapToObj(block -> IntStream.range(block * 2048, (block + 1) * 2048)
                        .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .filter(text -> !text.isEmpty());
    }
}
