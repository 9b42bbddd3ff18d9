package monosema.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;

class WordTokenizerTest {
    private final Tokenizer tokenizer = new WordTokenizer(List.of("<|endoftext|>", "the", "king", "Lily"));

    @Test
    void eachWordIsOneToken() {
        assertThat(tokenizer.encode("king")).containsExactly(2);
        assertThat(tokenizer.encode(" Lily the\nking ")).containsExactly(3, 1, 2);
        assertThat(tokenizer.token(3)).isEqualTo("Lily");
        assertThat(tokenizer.beginOfText()).isZero();
        assertThat(tokenizer.size()).isEqualTo(4);
    }

    @Test
    void decodingJoinsWordsAndLeavesOutTheEndOfText() {
        assertThat(tokenizer.decode(new int[] {0, 3, 1, 0, 2})).isEqualTo("Lily the king");
        assertThat(tokenizer.decode(new int[0])).isEmpty();
        assertThatThrownBy(() -> tokenizer.decode(new int[] {4})).hasMessage("token id 4 must be in [0, 4)");
    }

    @Test
    void aWordOutsideTheVocabularyIsNamed() {
        assertThatThrownBy(() -> tokenizer.encode("the lily"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("'lily' is not among the 4 words of the vocabulary");
        assertThatThrownBy(() -> tokenizer.encode(" ")).isInstanceOf(BadInputException.class);
    }

    @Test
    void aVocabularyNeedsUniqueWordsAndAnEndOfText() {
        assertThatThrownBy(() -> new WordTokenizer(List.of("<|endoftext|>", "a", "a")))
                .hasMessage("vocabulary: 'a' is both token 1 and 2");
        assertThatThrownBy(() -> new WordTokenizer(List.of("a"))).hasMessageContaining("<|endoftext|>");
    }
}
