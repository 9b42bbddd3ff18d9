package monosema.activations;

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
import monosema.data.LabelledWord;
import monosema.data.SentenceFrame;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.GptNeo;
import monosema.model.HookSite;
import monosema.model.TinyGptNeo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tiny model's words are w1 to w49; "w3 w4" stands for a word of two tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordActivationsTest {
    private static final String HOOK = "blocks.1.hook_mlp_out";
    private static final int WIDTH = 16;

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
    void eachWordIsRunAloneInTheOrderOfTheSet() {
        ActivationMatrix matrix = activations(false, Pooling.LAST, "w7", "w3 w4", "w9");
        assertThat(matrix.rows()).isEqualTo(3);
        assertThat(matrix.columns()).isEqualTo(WIDTH);
        assertThat(matrix.row(0)).containsExactly(run(0, 7), within(1e-6f));
        assertThat(matrix.row(1)).containsExactly(run(1, 3, 4), within(1e-6f));
        assertThat(matrix.row(2)).containsExactly(run(0, 9), within(1e-6f));
    }

    @Test
    void theBeginOfTextTokenIsSeenButNotPooled() {
        assertThat(activations(true, Pooling.LAST, "w7").row(0)).containsExactly(run(1, 0, 7), within(1e-6f));
        assertThat(activations(true, Pooling.MEAN, "w7").row(0)).containsExactly(run(1, 0, 7), within(1e-6f));
        assertThat(activations(true, Pooling.MAX, "w7").row(0)).containsExactly(run(1, 0, 7), within(1e-6f));
    }

    @Test
    void severalTokensAreAveragedOrTheirMaximumTaken() {
        float[] first = run(0, 3, 4);
        float[] second = run(1, 3, 4);
        float[] mean = activations(false, Pooling.MEAN, "w3 w4").row(0);
        float[] max = activations(false, Pooling.MAX, "w3 w4").row(0);
        for (int neuron = 0; neuron < WIDTH; neuron++) {
            assertThat(mean[neuron]).isCloseTo((first[neuron] + second[neuron]) / 2, within(1e-6f));
            assertThat(max[neuron]).isCloseTo(Math.max(first[neuron], second[neuron]), within(1e-6f));
        }
        assertThat(max).isNotEqualTo(second);
    }

    @Test
    void aWordInFramesIsReadAtItselfTheFramesOfTheFirstWordFirst() {
        List<SentenceFrame> frames =
                List.of(new SentenceFrame(1, "w1 w2 ___"), new SentenceFrame(2, "w5 w6 w8 w5 ___"));
        ActivationMatrix matrix = inFrames(false, Pooling.LAST, frames, "w7", "w9");
        assertThat(matrix.rows()).isEqualTo(4);
        assertThat(matrix.row(0)).containsExactly(run(2, 1, 2, 7), within(1e-5f));
        assertThat(matrix.row(1)).containsExactly(run(4, 5, 6, 8, 5, 7), within(1e-5f));
        assertThat(matrix.row(3)).containsExactly(run(4, 5, 6, 8, 5, 9), within(1e-5f));
        assertThat(inFrames(true, Pooling.LAST, frames, "w7").row(0))
                .containsExactly(run(3, 0, 1, 2, 7), within(1e-5f));
    }

    @Test
    void nothingOfAFrameIsPooled() {
        List<SentenceFrame> frames = List.of(new SentenceFrame(1, "w1 w2 ___"));
        float[] first = run(2, 1, 2, 3, 4);
        float[] second = run(3, 1, 2, 3, 4);
        float[] mean = inFrames(false, Pooling.MEAN, frames, "w3 w4").row(0);
        for (int neuron = 0; neuron < WIDTH; neuron++) {
            assertThat(mean[neuron]).isCloseTo((first[neuron] + second[neuron]) / 2, within(1e-5f));
        }
    }

    @Test
    void aFrameThatLeavesNoRoomForAWordIsNamedByTheWord() {
        List<SentenceFrame> frames = List.of(new SentenceFrame(1, "w1 ".repeat(16) + "___"));
        assertThatThrownBy(() -> inFrames(false, Pooling.LAST, frames, "w7"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("'w7' in its frame has 17 tokens, which exceed the model's context of 16");
    }

    @Test
    void aWordThatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> activations(false, Pooling.LAST, "queen"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'queen'");
        String sixteen = "w1 ".repeat(16).strip();
        assertThat(activations(false, Pooling.LAST, sixteen).rows()).isEqualTo(1);
        assertThatThrownBy(() -> activations(true, Pooling.LAST, sixteen))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has 17 tokens, which exceed the model's context of 16");
    }

    private ActivationMatrix activations(boolean prependBos, Pooling pooling, String... words) {
        return new WordActivations(model, new ActivationSpec(HOOK, prependBos, pooling)).of(set(words));
    }

    private ActivationMatrix inFrames(
            boolean prependBos, Pooling pooling, List<SentenceFrame> frames, String... words) {
        return new WordActivations(model, new ActivationSpec(HOOK, prependBos, pooling)).inFrames(set(words), frames);
    }

    private static WordSet set(String... words) {
        return new WordSet(
                "test",
                "a",
                "b",
                Arrays.stream(words).map(word -> new LabelledWord(word, "a")).toList());
    }

    /** The activation at a position of a text that is run by itself. */
    private float[] run(int position, int... ids) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray tokens = manager.create(ids, new Shape(1, ids.length));
            return model.activations(manager, tokens, HookSite.parse(HOOK))
                    .get("0, {}", position)
                    .toFloatArray();
        }
    }
}
