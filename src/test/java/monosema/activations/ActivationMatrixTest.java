package monosema.activations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationMatrixTest {

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsNamedByWordAndNeuron(float value) {
        WordSet words =
                new WordSet("w", "a", "b", List.of(new LabelledWord("king", "a"), new LabelledWord("queen", "b")));

        assertThatThrownBy(() -> ActivationMatrix.of(words, 1, 3, new float[] {0, 1, 2, 3, value, 5}))
                .isInstanceOf(BadInputException.class)
                .hasMessage("activation of 'queen' in neuron 1 must be finite, was " + value);
    }
}
