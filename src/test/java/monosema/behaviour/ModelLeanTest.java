package monosema.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import monosema.config.ActivationSpec;
import monosema.config.ActivationSpec.Pooling;
import monosema.config.CueSpec;
import monosema.config.CueSpec.Cues;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.GptNeo;
import monosema.model.TinyGptNeo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tiny model's words are w1 to w49; "w3 w4" stands for a word of two tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelLeanTest {
    private static final CueSpec CUES =
            new CueSpec(new Cues("a", List.of("w1", "w2 w3")), new Cues("b", List.of("w4", "w5 w6")));

    private GptNeo model;

    @BeforeAll
    void load() {
        model = TinyGptNeo.load();
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void theLeanIsTheDifferenceOfTheCuesSummedLosses() {
        List<WordLean> leans = lean(false, "w7", "w8 w9");

        assertThat(leans).extracting(lean -> lean.word().word()).containsExactly("w7", "w8 w9");
        assertThat(leans.get(0).logOdds().get(0)).isCloseTo(loss(7, 4) - loss(7, 1), within(1e-5));
        assertThat(leans.get(0).logOdds().get(1))
                .isCloseTo(loss(7, 5) + loss(7, 5, 6) - loss(7, 2) - loss(7, 2, 3), within(1e-5));
        assertThat(leans.get(1).logOdds().get(0)).isCloseTo(loss(8, 9, 4) - loss(8, 9, 1), within(1e-5));
        assertThat(leans.get(0).mean())
                .isEqualTo(
                        (leans.get(0).logOdds().get(0) + leans.get(0).logOdds().get(1)) / 2);
        // Chance cannot have made them so: a random model leans by something after each word.
        assertThat(leans.get(0).mean()).isNotCloseTo(leans.get(1).mean(), within(1e-4));
    }

    @Test
    void aBeginOfTextTokenStandsBeforeTheWordWhereItDoesForItsActivation() {
        assertThat(lean(true, "w7").get(0).logOdds().get(0)).isCloseTo(loss(0, 7, 4) - loss(0, 7, 1), within(1e-5));
    }

    @Test
    void whichLabelIsDeclaredFirstDoesNotMatter() {
        CueSpec turned = new CueSpec(/* first= */ CUES.second(), /* second= */ CUES.first());

        assertThat(new ModelLean(model, alone(false)).of(words("w7"), turned)).isEqualTo(lean(false, "w7"));
    }

    @Test
    void cuesOfOtherLabelsAreNamedBesideTheWords() {
        CueSpec other = new CueSpec(new Cues("a", List.of("w1")), new Cues("c", List.of("w4")));

        assertThatThrownBy(() -> new ModelLean(model, alone(false)).of(words("w7"), other))
                .isInstanceOf(BadInputException.class)
                .hasMessage("lean: the cues are for the labels 'a' and 'c', word set 'test' has 'a' and 'b'");
    }

    @Test
    void aCueWithoutATokenIsNamed() {
        CueSpec unknown = new CueSpec(new Cues("a", List.of("herself")), new Cues("b", List.of("w4")));

        assertThatThrownBy(() -> new ModelLean(model, alone(false)).of(words("w7"), unknown))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'herself'");
    }

    @Test
    void wordAndCueMustFitTheContext() {
        String longWord = "w1 ".repeat(15).strip();

        assertThatThrownBy(() -> lean(false, longWord))
                .isInstanceOf(BadInputException.class)
                .hasMessage("'%s w2 w3' has 17 tokens, which exceed the model's context of 16".formatted(longWord));
    }

    private List<WordLean> lean(boolean prependBos, String... words) {
        return new ModelLean(model, alone(prependBos)).of(words(words), CUES);
    }

    private static ActivationSpec alone(boolean prependBos) {
        return new ActivationSpec("blocks.0.hook_mlp_out", prependBos, Pooling.LAST);
    }

    private static WordSet words(String... words) {
        return new WordSet(
                "test",
                "a",
                "b",
                Arrays.stream(words).map(word -> new LabelledWord(word, "a")).toList());
    }

    /** The model's own loss of the last token. */
    private double loss(int... tokens) {
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            NDArray losses = model.losses(manager, manager.create(tokens, new Shape(1, tokens.length)));
            return losses.getFloat(0, tokens.length - 2L);
        }
    }
}
