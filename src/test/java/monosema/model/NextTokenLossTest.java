package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextTokenLossTest {
    /** More than two blocks of rows, and not a whole number of them. */
    private static final int ROWS = 2500;

    private static final int WORDS = 9;
    private static final int WIDTH = 3;

    @Test
    void closedFormEqualsTheEnginesOwnGradient() {
        try (NDManager manager = NDManager.newBaseManager()) {
            UniformRandomProvider random = new Seed(3).stream("test");
            NDArray h = manager.create(normal(random, ROWS * WIDTH), new Shape(ROWS, WIDTH));
            NDArray embedding = manager.create(normal(random, WORDS * WIDTH), new Shape(WORDS, WIDTH));
            NDArray targets = manager.create(IntStream.range(0, ROWS)
                    .mapToLong(i -> random.nextInt(WORDS))
                    .toArray());
            h.setRequiresGradient(true);
            embedding.setRequiresGradient(true);

            float expectedLoss;
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                NDArray logP = Linear.linear(h, embedding).singletonOrThrow().logSoftmax(-1);
                NDArray loss = logP.gather(targets.expandDims(1), 1).mean().neg();
                expectedLoss = loss.getFloat();
                tape.backward(loss);
            }
            float[] toH = takeGradient(h);
            float[] toEmbedding = takeGradient(embedding);

            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                NextTokenLoss.Tape result = NextTokenLoss.of(h, embedding, targets);
                assertThat(result.loss()).isCloseTo(expectedLoss, within(1e-5));
                tape.backward(result.surrogate());
            }
            assertThat(takeGradient(h)).containsExactly(toH, within(1e-8f));
            assertThat(takeGradient(embedding)).containsExactly(toEmbedding, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 2500, 9999})
    void eachRowHasTheEnginesOwnLossWhateverTheBlocks(long blockRows) {
        try (NDManager manager = NDManager.newBaseManager()) {
            UniformRandomProvider random = new Seed(4).stream("test");
            NDArray h = manager.create(normal(random, ROWS * WIDTH), new Shape(ROWS, WIDTH));
            NDArray embedding = manager.create(normal(random, WORDS * WIDTH), new Shape(WORDS, WIDTH));
            NDArray targets = manager.create(IntStream.range(0, ROWS)
                    .mapToLong(i -> random.nextInt(WORDS))
                    .toArray());
            NDArray logP = Linear.linear(h, embedding).singletonOrThrow().logSoftmax(-1);

            assertThat(NextTokenLoss.each(h, embedding, targets, blockRows).toFloatArray())
                    .containsExactly(logP.gather(targets.expandDims(1), 1).neg().toFloatArray(), within(1e-6f));
        }
    }

    private static float[] takeGradient(NDArray array) {
        NDArray gradient = array.getGradient();
        float[] values = gradient.toFloatArray();
        gradient.subi(gradient);
        return values;
    }

    private static float[] normal(UniformRandomProvider random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }
}
