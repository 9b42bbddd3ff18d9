package monosema.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesFileTest {
    @TempDir
    Path folder;

    @Test
    void theFieldOfEachLineIsReadWhateverStandsBesideIt() throws IOException {
        assertThat(read("""
                {"text": "one"}
                {"meta": {"text": "not this"}, "list": [{"text": 1}], "text": "two\\n\\u00e9\\ud83e\\udd8a", "n": 1e9}\r

                  {"text":"","x":null}
                {"text": "last"}""")).containsExactly("1 one", "2 two\né🦊", "4 ", "5 last");
    }

    static Stream<Arguments> wrongLines() {
        return Stream.of(
                Arguments.of("plain text", "not JSON: Unrecognized token 'plain': was expecting .*"),
                Arguments.of("{\"text\": \"cut", "not JSON: Unexpected end-of-input.*"),
                Arguments.of("{\"text\": \"a\"", "not JSON: Unexpected end-of-input.*"),
                Arguments.of("{\"text\": \"a\"} {}", "more after its JSON object"),
                Arguments.of("[{\"text\": \"a\"}]", "must be a JSON object, was an array"),
                Arguments.of("\"text\"", "must be a JSON object, was text"),
                Arguments.of("{\"story\": \"a\"}", "no field \"text\""),
                Arguments.of("{\"a\": {\"text\": \"a\"}}", "no field \"text\""),
                Arguments.of("{\"text\": null}", "field \"text\" must be text, was null"),
                Arguments.of("{\"text\": 3}", "field \"text\" must be text, was a number"),
                Arguments.of("{\"text\": [\"a\"]}", "field \"text\" must be text, was an array"),
                Arguments.of("{\"text\": \"a\", \"text\": \"b\"}", "field \"text\" stands twice"),
                Arguments.of("{\"a\":".repeat(70) + "1" + "}".repeat(70), "not JSON: .*nesting depth.*"));
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void aLineThatIsWrongIsNamed(String line, String message) {
        assertThatThrownBy(() -> read("{\"text\": \"sound\"}\n\n" + line + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching("\\Q" + folder.resolve("a.jsonl") + "\\E:3: " + message);
    }

    @Test
    void controlCharactersOfALineDoNotReachTheMessage() {
        assertThatThrownBy(() -> read("{\"text\": \u001b[31m}\n")).hasMessageMatching("[^\\p{Cntrl}]+");
    }

    private List<String> read(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), content);
        List<String> texts = new ArrayList<>();
        try (JsonLinesFile lines = JsonLinesFile.open(InflatedFile.open(file, 1L << 32), "text")) {
            for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
                texts.add(lines.line() + " " + text.get());
            }
        }
        return texts;
    }
}
