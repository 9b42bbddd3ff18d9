package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import org.junit.jupiter.api.Test;

class BigramModelTest {
    /** 0 1 0 1 0 2: after 0 stand 1, 1 and 2; after 1 stands 0 twice; nothing stands after 2; 3 is never seen. */
    private static final IntBuffer TRAIN = IntBuffer.wrap(new int[] {0, 1, 0, 1, 0, 2});

    private final BigramModel model = BigramModel.fit(TRAIN, 4);

    @Test
    void interpolatesAsWittenAndBell() {
        // p(1) = (2 + 1) / (6 + 4) = 0.3; two successors of 0: (2 + 2 * 0.3) / (3 + 2)
        assertThat(model.probability(0, 1)).isCloseTo(0.52, within(1e-15));
        // p(3) = 0.1: (0 + 2 * 0.1) / (3 + 2)
        assertThat(model.probability(0, 3)).isCloseTo(0.04, within(1e-15));
        // nothing known of 2: the unigram
        assertThat(model.probability(2, 0)).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void probabilitiesSumToOne() {
        for (int context = 0; context < 4; context++) {
            double sum = 0;
            for (int next = 0; next < 4; next++) {
                sum += model.probability(context, next);
            }
            assertThat(sum).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void lossIsTheMeanOverAllTokensButTheFirst() {
        IntBuffer tokens = IntBuffer.wrap(new int[] {2, 0, 1});
        assertThat(model.loss(tokens)).isCloseTo(-(Math.log(0.4) + Math.log(0.52)) / 2, within(1e-15));
    }

    @Test
    void refusesAStreamWithoutPairs() {
        assertThatThrownBy(() -> BigramModel.fit(IntBuffer.wrap(new int[] {0}), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bigram model needs at least 2 tokens, got 1");
    }
}
