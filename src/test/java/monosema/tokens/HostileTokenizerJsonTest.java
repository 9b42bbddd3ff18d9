package monosema.tokens;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import monosema.io.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile tokenizer.json: some of them end the process once Hugging Face's library has them. */
class HostileTokenizerJsonTest {
    private static final String SOUND = """
            {"version": "1.0", "added_tokens": [], "normalizer": null, "pre_tokenizer": null, "decoder": null,
             "post_processor": null,
             "model": {"type": "BPE", "vocab": {"<s>": 0, "a": 1, "b": 2, "ab": 3}, "merges": ["a b"]}}
            """;

    @TempDir
    Path folder;

    @Test
    void theSoundFileIsRead() throws IOException {
        assertThat(JsonTokenizer.read(file(root -> {})).encode("ab")).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {}                                                     ; : model.vocab must have a token
            {"model": {"vocab": {}}}                               ; : model.vocab must have a token
            []                                                     ; : must be a JSON object
            {"model": {"vocab": {"a": -1}}}                        ; : a token's id must be in [0, 10000000), was -1
            {"model": {"vocab": {"a": 4294967295}}}                ; : a token's id must be in [0, 10000000), was 4294967295
            {"model": {"vocab": {"a": "1"}}}                       ; : a token's id must be in [0, 10000000), was "1"
            {"model": {"vocab": {"a": 0, "b": 0}}}                 ; : id 0 is both token "a" and "b"
            {"model": {"vocab": [["a", 0], ["a", 0]]}}             ; : token "a" is both id 0 and 1
            {"model": {"vocab": [[7, 0]]}}                         ; : token 0 must be a text
            {"model": {"vocab": {"a": 0, "a": 1}}}                 ; : not JSON: Duplicate field 'a'
            {"model": {"vocab": {"a": 0}}}                         ; : has no token to stand before a text: needs one of <|begin_of_text|>, <bos>, <|endoftext|>, <s>, [CLS], [BOS], or a bos_token in a tokenizer_config.json beside it
            """)
    void aVocabularyThatCannotBe(String json, String message) throws IOException {
        refused(Files.writeString(folder.resolve("tokenizer.json"), json), message);
    }

    @Test
    void whatTheLibraryRefusesIsOneLine() throws IOException {
        refusedStarting(
                file(root -> model(root).withArray("merges").add("a \u001bq")),
                ": not a tokenizer: Token `\\u001bq` out of vocabulary");
        refusedStarting(
                file(root -> model(root).put("type", "None\n")), ": not a tokenizer: data did not match any variant");
        refusedStarting(
                file(root -> root.set("pre_tokenizer", Json.parse("""
                        {"type": "Split", "pattern": {"Regex": "((("}, "behavior": "Isolated", "invert": false}"""))),
                ": not a tokenizer: Oniguruma error: end pattern with unmatched parenthesis");
    }

    @Test
    void aMergeWithoutTheModelsPrefix() throws IOException {
        refused(
                file(root -> model(root).put("continuing_subword_prefix", "##")),
                ": merge \"a b\": its second token must begin with \"##\"");
    }

    @Test
    void aStripThatReachesBeforeTheText() throws IOException {
        refused(
                file(root -> root.set(
                        "decoder", Json.parse("{\"type\": \"Strip\", \"content\": \"a\", \"start\": 0, \"stop\": 9}"))),
                ": decoder Strip: stop must be 0, was 9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "BAAAAAAAAAA=",
                "CAAAAP///////////w==",
                "CAAAAP///////////x==",
                "CAAAAAEBAQEBAQEBYWI=",
                "no base64"
            })
    void aNormalisationTableThatLeadsOutOfItself(String table) throws IOException {
        String precompiled = "{\"type\": \"Precompiled\", \"precompiled_charsmap\": \"%s\"}".formatted(table);
        for (String normalizer :
                new String[] {precompiled, "{\"type\": \"Sequence\", \"normalizers\": [%s]}".formatted(precompiled)}) {
            refused(
                    file(root -> root.set("normalizer", Json.parse(normalizer))),
                    ": normalizer Precompiled: precompiled_charsmap is damaged");
        }
    }

    /** JSON may write a solidus as \\/, which the library does not survive here. */
    @Test
    void aNormalisationTableWithEscapes() throws IOException {
        String sound = Files.readString(References.resource("unigram/tokenizer.json"));
        String escaped = sound.replace("\"precompiled_charsmap\": \"A", "\"precompiled_charsmap\": \"\\u0041");
        assertThat(escaped).isNotEqualTo(sound);
        refused(
                Files.writeString(folder.resolve("tokenizer.json"), escaped),
                ": normalizer Precompiled: precompiled_charsmap is damaged");
    }

    @Test
    void aSoundNormalisationTableIsTakenAndNoneCutShort() {
        JsonNode normalizers = Json.readTree(References.resource("unigram/tokenizer.json"))
                .path("normalizer")
                .path("normalizers");
        byte[] table = Base64.getDecoder()
                .decode(normalizers.path(0).path("precompiled_charsmap").textValue());
        assertThat(CharsMap.isSound(table)).isTrue();
        for (int bytes = 0; bytes < 1024; bytes++) {
            assertThat(CharsMap.isSound(Arrays.copyOf(table, bytes))).isFalse();
        }
    }

    @Test
    void anAddedTokenUnderAnotherId() throws IOException {
        refused(file(root -> addToken(root, "zz", 9)), ": added token \"zz\": the id must be 4, was 9");
        refused(file(root -> addToken(root, "", 4)), ": added token \"\": the id must be one that is found, was 4");
        assertThat(JsonTokenizer.read(file(root -> addToken(root, "zz", 4))).encode("azz"))
                .containsExactly(1, 4);
    }

    @Test
    void truncationAndPaddingOfTheFileAreOff() throws IOException {
        Path file = file(root -> {
            root.set("truncation", Json.parse("""
                    {"direction": "Right", "max_length": 0, "strategy": "LongestFirst", "stride": 5}"""));
            root.set("padding", Json.parse("""
                    {"strategy": {"Fixed": 1099511627776}, "direction": "Right", "pad_to_multiple_of": null,
                     "pad_id": 0, "pad_type_id": 0, "pad_token": "x"}"""));
        });
        assertThat(JsonTokenizer.read(file).encode("aba")).containsExactly(3, 1);
    }

    @Test
    void aFileOfAGigabyteIsNotRead() throws IOException {
        Path file = file(root -> {});
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        refused(file, ": a tokenizer's file may have at most 67108864 bytes");
    }

    @Test
    @Tag("slow")
    void aPlatformWithoutTheLibraryIsSaidInOneLine() throws IOException, InterruptedException {
        Path file = file(root -> {});
        Path library = Files.writeString(folder.resolve(System.mapLibraryName("tokenizers")), "of another platform");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-DRUST_LIBRARY_PATH=" + library,
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutLibrary.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said.lines().filter(line -> line.startsWith(file.toString())))
                .hasSize(2)
                .allMatch(line ->
                        line.startsWith("%s: needs Hugging Face's native library, which does not load on %s %s: "
                                .formatted(file, System.getProperty("os.name"), System.getProperty("os.arch"))))
                .allMatch(line -> line.contains(library.toString()));
    }

    /** Prints what is said of a file, twice: the first try is another failure to the JVM than the next. */
    static final class WithoutLibrary {
        private WithoutLibrary() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    JsonTokenizer.read(Path.of(arguments[0]));
                } catch (BadInputException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> JsonTokenizer.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }

    private static void refusedStarting(Path file, String message) {
        assertThatThrownBy(() -> JsonTokenizer.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + message)
                .satisfies(
                        e -> assertThat(requireNonNull(e.getMessage()).lines()).hasSize(1));
    }

    private static ObjectNode model(ObjectNode root) {
        return (ObjectNode) root.path("model");
    }

    private static void addToken(ObjectNode root, String content, int id) {
        ((ArrayNode) root.path("added_tokens"))
                .addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    /** The sound file, changed. */
    private Path file(Consumer<ObjectNode> change) throws IOException {
        ObjectNode root = (ObjectNode) Json.parse(SOUND);
        change.accept(root);
        return Files.writeString(folder.resolve("tokenizer.json"), root.toString());
    }
}
