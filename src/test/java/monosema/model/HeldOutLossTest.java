package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.Arrays;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class HeldOutLossTest {

    /** 31 tokens in windows of 12: two whole ones and a last one of 6 predictions, each counted by its tokens. */
    @Test
    void isTheMeanOverTokensOfWindowsRunOneByOne() {
        var random = new Seed(2).stream("test");
        int[] ids = random.ints(31, 0, 50).toArray();
        double sum = 0;
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            for (int from = 0; from < 30; from += 12) {
                int[] inputs = Arrays.copyOfRange(ids, from, Math.min(from + 12, 30));
                NDArray logP = model.logits(manager, manager.create(inputs, new Shape(1, inputs.length)))
                        .logSoftmax(-1);
                for (int i = 0; i < inputs.length; i++) {
                    sum -= logP.getFloat(0, i, ids[from + i + 1]);
                }
            }
            assertThat(HeldOutLoss.of(model, IntBuffer.wrap(ids), 12)).isCloseTo(sum / 30, within(1e-6));
        }
    }
}
