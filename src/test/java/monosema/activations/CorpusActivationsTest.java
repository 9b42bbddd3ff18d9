package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import monosema.model.GptNeo;
import monosema.model.HookSite;
import monosema.model.TinyGptNeo;
import monosema.provenance.Seed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The stream holds each token of the tiny model once, so that a row at the input of block 0 tells its token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusActivationsTest {
    private static final String HOOK = "blocks.0.hook_resid_pre";
    private static final IntBuffer STREAM =
            IntBuffer.wrap(IntStream.range(0, 50).map(i -> i * 7 % 50).toArray());

    private GptNeo model;
    private NDManager manager;

    @BeforeAll
    void load() {
        model = TinyGptNeo.load();
        manager = NDManager.newBaseManager();
    }

    @AfterAll
    void close() {
        manager.close();
        model.close();
    }

    @Test
    void aPassInOrderGivesEachTokenOnceTheShorterLastWindowToo() {
        List<float[]> rows = new ArrayList<>();
        new CorpusActivations(model, "blocks.1.hook_mlp_out", 12).forEachBatch(STREAM, batch -> add(rows, batch));
        List<float[]> expected = new ArrayList<>();
        for (int from = 0; from < 50; from += 12) {
            int[] ids = IntStream.range(from, Math.min(from + 12, 50))
                    .map(STREAM::get)
                    .toArray();
            NDArray tokens = manager.create(ids, new Shape(1, ids.length));
            add(
                    expected,
                    model.activations(manager, tokens, HookSite.parse("blocks.1.hook_mlp_out"))
                            .reshape(-1, 16));
        }
        assertThat(rows).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(rows.get(i)).as("row %d", i).containsExactly(expected.get(i), within(1e-5f));
        }
    }

    @Test
    void everyTokenComesOnceBeforeAnyComesAgain() {
        Map<String, Integer> tokens = tokensByRow(1);
        try (MixingBuffer stream = buffer(1, 16)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                List<Integer> drawn = new ArrayList<>();
                for (int rows : new int[] {7, 20, 23}) {
                    draw(stream, rows).forEach(row -> drawn.add(tokens.get(row)));
                }
                assertThat(drawn).doesNotContainNull().doesNotHaveDuplicates().hasSize(50);
            }
        }
    }

    @Test
    void aBatchMayCrossTheEndOfAnEpoch() {
        try (MixingBuffer stream = buffer(1, 16)) {
            assertThat(draw(stream, 120)).hasSize(120);
        }
    }

    @Test
    void aBatchMixesRowsOfManyWindows() {
        Map<String, Integer> tokens = tokensByRow(5);
        try (MixingBuffer stream = buffer(5, 40)) {
            Set<Integer> windows = new TreeSet<>();
            for (String row : draw(stream, 10)) {
                windows.add(positionOf(tokens.getOrDefault(row, -1)) / 5);
            }
            assertThat(windows).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void equalSeedsGiveEqualRowsAndOthersDoNot() {
        CorpusActivations activations = new CorpusActivations(model, HOOK, 8);
        List<List<String>> draws = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            try (ActivationStream stream = activations.shuffled(STREAM, new Seed(seed))) {
                assertThat(stream.dIn()).isEqualTo(16);
                draws.add(draw(stream, 100));
            }
        }
        assertThat(draws.get(1)).isEqualTo(draws.get(0));
        assertThat(draws.get(2)).isNotEqualTo(draws.get(0));
    }

    @Test
    void aWindowLongerThanTheContextIsRefused() {
        assertThatThrownBy(() -> new CorpusActivations(model, HOOK, 17)).hasMessage("window 17 must be in [1, 16]");
    }

    /** Where a token stands in the stream: 43 is the inverse of 7 modulo 50. */
    private static int positionOf(int token) {
        return token * 43 % 50;
    }

    private MixingBuffer buffer(int window, int capacity) {
        return new MixingBuffer(
                new CorpusActivations(model, HOOK, window), STREAM, new Seed(4).stream("test"), capacity);
    }

    /** What each token looks like at each position of a window. */
    private Map<String, Integer> tokensByRow(int window) {
        Map<String, Integer> tokens = new HashMap<>();
        for (int token = 0; token < 50; token++) {
            int[] ids = new int[window];
            Arrays.fill(ids, token);
            List<float[]> rows = new ArrayList<>();
            NDArray input = manager.create(ids, new Shape(1, window));
            add(rows, model.activations(manager, input, HookSite.parse(HOOK)).reshape(-1, 16));
            for (float[] row : rows) {
                tokens.put(Arrays.toString(row), token);
            }
        }
        return tokens;
    }

    private List<String> draw(ActivationStream stream, int rows) {
        List<float[]> drawn = new ArrayList<>();
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = stream.next(scope, rows);
            assertThat(batch.getShape()).isEqualTo(new Shape(rows, 16));
            add(drawn, batch);
        }
        return drawn.stream().map(Arrays::toString).toList();
    }

    private static void add(List<float[]> rows, NDArray batch) {
        float[] values = batch.toFloatArray();
        int width = Math.toIntExact(batch.getShape().get(1));
        for (int at = 0; at < values.length; at += width) {
            rows.add(Arrays.copyOfRange(values, at, at + width));
        }
    }
}
