package monosema.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTokenizerTest {
    private static final Tokenizer BYTE_LEVEL = read("byte-level");
    private static final Tokenizer UNIGRAM = read("unigram");
    private static final Tokenizer WORD_PIECE = read("word-piece");

    @TempDir
    Path folder;

    private static Tokenizer read(String name) {
        return JsonTokenizer.read(References.resource(name + "/tokenizer.json"));
    }

    @Test
    void encodesAsHuggingFacesPython() {
        encodesAs(BYTE_LEVEL, References.of("byteLevel"));
        encodesAs(UNIGRAM, References.of("unigram"));
        encodesAs(WORD_PIECE, References.of("wordPiece"));
    }

    private static void encodesAs(Tokenizer tokenizer, Map<String, int[]> references) {
        assertThat(references).hasSizeGreaterThan(40);
        references.forEach((text, ids) -> {
            if (ids.length == 0 && !text.isEmpty()) {
                assertThatThrownBy(() -> tokenizer.encode(text))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining("no token is left of ");
            } else {
                assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids);
            }
        });
    }

    @Test
    void byteLevelTokensGiveTheTextBack() {
        References.of("byteLevel").forEach((text, ids) -> {
            if (!text.contains(Tokenizer.END_OF_TEXT)) {
                assertThat(BYTE_LEVEL.decode(ids)).isEqualTo(text);
            }
        });
    }

    @Test
    void anAddedTokenIsFoundInATextAndDecodesToNothing() {
        int[] ids = BYTE_LEVEL.encode("a<|endoftext|>b");
        assertThat(ids)
                .containsExactly(
                        BYTE_LEVEL.encode("a")[0],
                        BYTE_LEVEL.beginOfText(),
                        BYTE_LEVEL.encode("b")[0]);
        assertThat(BYTE_LEVEL.decode(ids)).isEqualTo("ab");
    }

    @Test
    void aTokenIsShownAsText() {
        assertThat(BYTE_LEVEL.token(BYTE_LEVEL.beginOfText())).isEqualTo(Tokenizer.END_OF_TEXT);
        assertThat(BYTE_LEVEL.token(BYTE_LEVEL.encode(" the")[0])).isEqualTo(" the");
        assertThat(BYTE_LEVEL.token(BYTE_LEVEL.encode("\u2014")[0])).isEqualTo("<0xE2>");
        assertThat(BYTE_LEVEL.token(BYTE_LEVEL.encode("\n")[0])).isEqualTo("\n");
        assertThat(UNIGRAM.token(UNIGRAM.encode("hen")[0])).startsWith(" ");
        int[] pieces = WORD_PIECE.encode("henhen");
        assertThat(WORD_PIECE.token(pieces[pieces.length - 1])).startsWith("##");
    }

    @Test
    void aNormaliserOfTheFileIsUsed() {
        assertThat(UNIGRAM.encode("\u212bn \u00bd")).isEqualTo(UNIGRAM.encode("An 1/2"));
        assertThat(WORD_PIECE.encode("HEN")).isEqualTo(WORD_PIECE.encode("hen"));
    }

    @Test
    void theTokenBeforeATextIsFoundByRule() throws IOException {
        assertThat(BYTE_LEVEL.token(BYTE_LEVEL.beginOfText())).isEqualTo("<|endoftext|>");
        assertThat(UNIGRAM.token(UNIGRAM.beginOfText())).isEqualTo("<s>");
        assertThat(WORD_PIECE.token(WORD_PIECE.beginOfText())).isEqualTo("[CLS]");
        Path file = copy("unigram");
        Path config = folder.resolve("tokenizer_config.json");
        for (String declared : new String[] {"\"</s>\"", "{\"content\": \"</s>\", \"lstrip\": false}"}) {
            Files.writeString(config, "{\"bos_token\": " + declared + "}");
            Tokenizer tokenizer = JsonTokenizer.read(file);
            assertThat(tokenizer.token(tokenizer.beginOfText())).isEqualTo("</s>");
        }
        Files.writeString(config, "{\"bos_token\": null}");
        assertThat(JsonTokenizer.read(file).beginOfText()).isEqualTo(UNIGRAM.beginOfText());
        Files.writeString(config, "{\"bos_token\": \"<none>\"}");
        assertThatThrownBy(() -> JsonTokenizer.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(config + ": bos_token \"<none>\" is no token of " + file);
    }

    @Test
    void whatIsNoTextBecomesTheReplacementCharacter() {
        assertThat(BYTE_LEVEL.encode("a\ud800b")).isEqualTo(BYTE_LEVEL.encode("a\ufffdb"));
        assertThat(BYTE_LEVEL.decode(new int[] {BYTE_LEVEL.encode("\u2014")[0]}))
                .isEqualTo("\ufffd");
    }

    @Test
    void thereIsNoIdOutsideTheVocabulary() {
        assertThatThrownBy(() -> UNIGRAM.token(-1)).hasMessage("token id -1 must be in [0, " + UNIGRAM.size() + ")");
        assertThatThrownBy(() -> UNIGRAM.decode(new int[] {UNIGRAM.size()}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("slow")
    void everyCodePointComesBack() {
        References.everyCodePoint()
                .forEach(text -> assertThat(
                                BYTE_LEVEL.decode(BYTE_LEVEL.encode(text)).equals(text))
                        .as("%x", text.codePointAt(0))
                        .isTrue());
    }

    @Test
    @Tag("slow")
    void manyThreadsMayUseOne() {
        int[] expected = BYTE_LEVEL.encode("The hen waited.");
        IntStream.range(0, 2_000)
                .parallel()
                .forEach(i -> assertThat(BYTE_LEVEL.encode("The hen waited.")).isEqualTo(expected));
    }

    private Path copy(String name) throws IOException {
        return Files.copy(References.resource(name + "/tokenizer.json"), folder.resolve("tokenizer.json"));
    }
}
