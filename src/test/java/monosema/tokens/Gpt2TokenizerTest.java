package monosema.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import monosema.io.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Gpt2TokenizerTest {
    private final Tokenizer gpt2 = Gpt2Tokenizer.standard();

    @Test
    void encodesAsTiktoken() {
        Map<String, int[]> references = References.of("gpt2");
        assertThat(references).hasSizeGreaterThan(40);
        references.forEach((text, ids) -> {
            assertThat(gpt2.encode(text)).as(text).isEqualTo(ids);
            assertThat(gpt2.decode(ids)).isEqualTo(text);
        });
    }

    @Test
    void everyTokenHasTheBytesThatOpenAisFileSays() {
        JsonNode encoder = Json.readTree(References.testdata("gpt2_tokenizer/encoder.json"));
        assertThat(encoder.size()).isEqualTo(gpt2.size()).isEqualTo(50_257);
        encoder.properties().forEach(entry -> {
            int id = entry.getValue().intValue();
            String expected = id == 50_256 ? entry.getKey() : TokenTable.shown(ByteAlphabet.bytes(entry.getKey()));
            assertThat(gpt2.token(id)).isEqualTo(expected);
            if (id != 50_256) {
                assertThat(gpt2.decode(new int[] {id}))
                        .isEqualTo(new String(ByteAlphabet.bytes(entry.getKey()), StandardCharsets.UTF_8));
            }
        });
    }

    @Test
    @Tag("slow")
    void openAisFilesGiveTheSameTokenizer() {
        Tokenizer read = Gpt2Tokenizer.read(
                References.testdata("gpt2_tokenizer/encoder.json"), References.testdata("gpt2_tokenizer/vocab.bpe"));
        assertThat(read.size()).isEqualTo(gpt2.size());
        assertThat(read.beginOfText()).isEqualTo(gpt2.beginOfText());
        for (int id = 0; id < gpt2.size(); id++) {
            assertThat(read.token(id)).isEqualTo(gpt2.token(id));
        }
        References.of("gpt2")
                .forEach((text, ids) -> assertThat(read.encode(text)).isEqualTo(ids));
    }

    /** Ids of Hugging Face's library for the same vocabulary and merges. */
    @Test
    void aRepositorysFilesEncodeAsHuggingFaces() {
        Tokenizer read = Gpt2Tokenizer.read(
                References.resource("byte-level-vocab.json"), References.resource("byte-level-merges.txt"));
        assertThat(read.size()).isGreaterThan(300);
        assertThat(read.beginOfText()).isZero();
        References.of("byteLevel").forEach((text, ids) -> {
            if (!text.contains(Tokenizer.END_OF_TEXT)) {
                assertThat(read.encode(text)).as(text).isEqualTo(ids);
            }
            assertThat(read.decode(read.encode(text))).isEqualTo(text);
        });
    }

    @Test
    void theSpecialTokenIsNeverSpelled() {
        assertThat(gpt2.beginOfText()).isEqualTo(50_256);
        assertThat(gpt2.encode(Tokenizer.END_OF_TEXT)).hasSizeGreaterThan(1).doesNotContain(50_256);
        assertThat(gpt2.decode(new int[] {50_256, 64, 50_256, 65})).isEqualTo("ab");
        assertThat(gpt2.token(50_256)).isEqualTo(Tokenizer.END_OF_TEXT);
    }

    @Test
    void aTokenIsShownAsText() {
        assertThat(gpt2.token(262)).isEqualTo(" the");
        assertThat(gpt2.token(198)).isEqualTo("\n");
        assertThat(gpt2.token(188)).isEqualTo("<0x00>");
        assertThat(gpt2.token(447)).isEqualTo("<0xE2><0x80>");
        assertThat(gpt2.token(12_520)).isEqualTo(" <0xF0><0x9F>");
    }

    @Test
    void whatIsNoTextBecomesTheReplacementCharacter() {
        assertThat(gpt2.encode("a\ud800b\udc00")).isEqualTo(gpt2.encode("a\ufffdb\ufffd"));
        assertThat(gpt2.decode(new int[] {447, 64})).isEqualTo("\ufffda");
    }

    @Test
    void thereIsNoIdOutsideTheVocabulary() {
        assertThatThrownBy(() -> gpt2.token(50_257)).hasMessage("token id 50257 must be in [0, 50257)");
        assertThatThrownBy(() -> gpt2.decode(new int[] {-1})).hasMessage("token id -1 must be in [0, 50257)");
    }

    @Test
    @Tag("slow")
    void everyCodePointComesBack() {
        References.everyCodePoint()
                .forEach(text -> assertThat(gpt2.decode(gpt2.encode(text)).equals(text))
                        .as("%x", text.codePointAt(0))
                        .isTrue());
    }

    @Test
    void aVeryLongWordIsNoTrouble() {
        int[] ids = gpt2.encode("a".repeat(50_000));
        assertThat(Arrays.stream(ids).distinct()).hasSizeLessThan(10);
    }
}
