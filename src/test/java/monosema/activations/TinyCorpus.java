package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import monosema.config.StreamSpec;
import monosema.model.GptNeo;
import monosema.model.HookSite;
import monosema.model.TinyGptNeo;
import monosema.provenance.Seed;

/**
 * The tiny model, and what its rows tell: at the input of block 0 a row is the sum of a token's and a position's
 * embedding, so that both can be read off. Token 0 is the end of text.
 */
final class TinyCorpus implements AutoCloseable {
    static final String HOOK = "blocks.0.hook_resid_pre";
    static final int CONTEXT = 16;
    static final int WIDTH = 16;
    static final int VOCABULARY = 50;
    /** Each token once. */
    static final IntBuffer STREAM =
            IntBuffer.wrap(IntStream.range(0, 50).map(i -> (i * 7 + 3) % 50).toArray());

    final GptNeo model = TinyGptNeo.load();
    final NDManager manager = NDManager.newBaseManager();
    final List<String> messages = new ArrayList<>();
    private final Map<FloatBuffer, Spot> spots = new HashMap<>();

    /** Where a row comes from: a token and its zero-based position in the window. */
    record Spot(int token, int position) {}

    TinyCorpus() {
        for (int token = 0; token < VOCABULARY; token++) {
            int[] ids = new int[CONTEXT];
            Arrays.fill(ids, token);
            List<float[]> rows = new ArrayList<>();
            NDArray input = manager.create(ids, new Shape(1, CONTEXT));
            add(rows, model.activations(manager, input, HookSite.parse(HOOK)).reshape(-1, WIDTH));
            for (int position = 0; position < CONTEXT; position++) {
                spots.put(FloatBuffer.wrap(rows.get(position)), new Spot(token, position));
            }
        }
        assertThat(spots).as("all rows differ").hasSize(VOCABULARY * CONTEXT);
    }

    CorpusActivations activations(int window, StreamSpec spec) {
        return new CorpusActivations(model, HOOK, window, spec);
    }

    /** A store of small pools. */
    ActivationStore store(CorpusActivations activations, IntBuffer stream, int rowsInPool, PoolBudget budget) {
        return store(activations, stream, rowsInPool, budget, 1, 0);
    }

    ActivationStore store(
            CorpusActivations activations,
            IntBuffer stream,
            int rowsInPool,
            PoolBudget budget,
            long seed,
            long spareBytes) {
        return new ActivationStore(
                activations, stream, new Seed(seed), budget, "tiny", messages::add, rowsInPool, spareBytes);
    }

    PoolBudget disk(Path folder) {
        return PoolBudget.NONE.withDisk(folder, Long.MAX_VALUE);
    }

    /** The next rows' values, end to end. */
    float[] values(ActivationStream stream, int rows) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = stream.next(scope, rows);
            assertThat(batch.getShape()).isEqualTo(new Shape(rows, WIDTH));
            return batch.toFloatArray();
        }
    }

    List<Spot> spots(ActivationStream stream, int rows) {
        try (NDManager scope = manager.newSubManager()) {
            return spots(stream.next(scope, rows));
        }
    }

    /** Where rows come from; all of them must be rows that the model can give. */
    List<Spot> spots(NDArray batch) {
        List<float[]> rows = new ArrayList<>();
        add(rows, batch);
        List<Spot> found =
                rows.stream().map(row -> spots.get(FloatBuffer.wrap(row))).toList();
        assertThat(found).doesNotContainNull();
        return found;
    }

    static List<Integer> tokens(List<Spot> spots) {
        return spots.stream().map(Spot::token).toList();
    }

    static void add(List<float[]> rows, NDArray batch) {
        float[] values = batch.toFloatArray();
        int width = Math.toIntExact(batch.getShape().get(1));
        for (int at = 0; at < values.length; at += width) {
            rows.add(Arrays.copyOfRange(values, at, at + width));
        }
    }

    @Override
    public void close() {
        manager.close();
        model.close();
    }
}
