package monosema.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Llama2cTokenizerTest {
    private static final String STORIES_260K = "hub/karpathy/tinyllamas/resolve/main/stories260K/tok512.bin";
    private static final Path FILE = References.resource("tok400.bin");

    private final Tokenizer hen = Llama2cTokenizer.read(FILE, 400);

    @Test
    void encodesAsRunC() {
        encodesAs(hen, References.of("llama2c"));
    }

    @Test
    void encodesAsRunCWithThePublishedTokens() {
        encodesAs(Llama2cTokenizer.read(References.testdata(STORIES_260K), 512), References.of("stories260K"));
    }

    private static void encodesAs(Tokenizer tokenizer, Map<String, int[]> references) {
        assertThat(references).hasSizeGreaterThan(40);
        references.forEach((text, ids) -> {
            assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids);
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
        });
    }

    @Test
    void anEmptyTextHasNoIds() {
        assertThat(hen.encode("")).isEmpty();
        assertThat(hen.decode(new int[0])).isEmpty();
    }

    @Test
    void theSpaceBeforeATextIsTakenOffAgain() {
        int[] ids = hen.encode(" the hen");
        assertThat(hen.decode(ids)).isEqualTo(" the hen");
        int[] two = new int[2 * ids.length + 2];
        two[0] = hen.beginOfText();
        System.arraycopy(ids, 0, two, 1, ids.length);
        two[ids.length + 1] = hen.beginOfText();
        System.arraycopy(ids, 0, two, ids.length + 2, ids.length);
        assertThat(hen.decode(two)).isEqualTo(" the hen the hen");
    }

    @Test
    void specialTokensAreNothingAndNeverSpelled() {
        assertThat(hen.beginOfText()).isEqualTo(1);
        assertThat(hen.decode(new int[] {0, 1, 2})).isEmpty();
        assertThat(hen.token(0) + hen.token(1) + hen.token(2)).isEqualTo("<unk><s></s>");
        assertThat(hen.encode("\n<s>\n<0x41>")).doesNotContain(0, 1, 2, 3 + 'A');
    }

    @Test
    void aTokenIsShownAsText() {
        assertThat(hen.token(3 + 0xE2)).isEqualTo("<0xE2>");
        assertThat(hen.token(3 + '\n')).isEqualTo("\n");
        assertThat(hen.token(3)).isEqualTo("<0x00>");
        assertThat(hen.token(hen.encode("the")[0])).startsWith(" t");
        assertThatThrownBy(() -> hen.token(400)).hasMessage("token id 400 must be in [0, 400)");
    }

    @Test
    void whatIsNoTextBecomesTheReplacementCharacter() {
        assertThat(hen.encode("a\ud800b")).isEqualTo(hen.encode("a\ufffdb"));
        assertThat(hen.decode(new int[] {3 + 0xE2, 3 + 'a'})).isEqualTo("\ufffda");
    }

    @Test
    void u0000IsACharacter() {
        assertThat(hen.decode(hen.encode("a\u0000b"))).isEqualTo("a\u0000b");
    }

    @Test
    @Tag("slow")
    void everyCodePointComesBack() {
        References.everyCodePoint()
                .forEach(text -> assertThat(hen.decode(hen.encode(text)).equals(text))
                        .as("%x", text.codePointAt(0))
                        .isTrue());
    }

    /** Merging by a search through all neighbours takes hours here. */
    @Test
    @Tag("slow")
    void timeGrowsWithTheLengthOfAText() {
        String text = "he the hen he".repeat(100_000);
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> assertThat(hen.encode(text)).isNotEmpty());
    }

    @Test
    void theModelsNumberOfTokensIsTheFiles() {
        assertThatThrownBy(() -> Llama2cTokenizer.read(FILE, 32_000))
                .hasMessage(FILE + ": must have the model's 32000 tokens, has 400");
    }
}
