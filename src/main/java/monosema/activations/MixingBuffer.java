package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.nio.IntBuffer;
import java.util.Arrays;
import monosema.model.ShuffledWindows;
import monosema.model.TokenWindows;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Shuffles activations: a buffer of many windows, itself filled in random order, from which rows are drawn at random
 * without replacement; half empty, it is filled up with new windows. A token's row comes at most once an epoch: the
 * buffer is emptied before the next epoch's windows enter.
 */
final class MixingBuffer implements ActivationStream {
    private static final int MAX_ROWS = 1 << 17;
    private static final long MAX_BYTES = 1L << 28;

    private final CorpusActivations source;
    private final IntBuffer stream;
    private final UniformRandomProvider random;
    private final ShuffledWindows windows;
    private final int capacity;
    private final NDManager manager;
    private NDArray buffer;
    /** Rows of the buffer not yet drawn, in the order in which they will be. */
    private int[] order = new int[0];

    private int drawn;

    /**
     * An empty buffer.
     *
     * @param capacity rows held, at least a window's
     */
    MixingBuffer(CorpusActivations source, IntBuffer stream, UniformRandomProvider random, int capacity) {
        if (capacity < source.window()) {
            throw new IllegalArgumentException(
                    "capacity %d must hold a window of %d".formatted(capacity, source.window()));
        }
        this.source = source;
        this.stream = stream;
        this.random = random;
        this.windows = new ShuffledWindows(stream.limit(), source.window(), 0, random);
        this.capacity = capacity;
        this.manager = source.newManager();
        this.buffer = manager.zeros(new Shape(0, source.dIn()));
    }

    /** Rows of a buffer: many windows, within a bound on memory. */
    static int rowsFor(int dIn) {
        return (int) Math.min(MAX_ROWS, MAX_BYTES / Float.BYTES / dIn);
    }

    @Override
    public int dIn() {
        return source.dIn();
    }

    @Override
    public NDArray next(NDManager owner, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows %d must be >= 1".formatted(rows));
        }
        try (NDManager scope = owner.newSubManager(manager.getDevice())) {
            NDList parts = new NDList();
            for (int missing = rows; missing > 0; ) {
                refill();
                int count = Math.min(missing, order.length - drawn);
                parts.add(take(scope, Arrays.copyOfRange(order, drawn, drawn + count)));
                drawn += count;
                missing -= count;
            }
            NDArray batch = parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts);
            batch.attach(owner);
            return batch;
        }
    }

    private void refill() {
        int left = order.length - drawn;
        boolean epochOver = windows.leftInEpoch() == 0;
        if (left > 0 && (epochOver || left > capacity / 2)) {
            return;
        }
        try (NDManager scope = manager.newSubManager()) {
            NDList parts = new NDList();
            if (left > 0) {
                parts.add(take(scope, Arrays.copyOfRange(order, drawn, order.length)));
            }
            int rows = left;
            do {
                NDArray batch = nextWindows(scope, (capacity - rows) / source.window());
                rows += Math.toIntExact(batch.getShape().get(0));
                parts.add(batch);
            } while (windows.leftInEpoch() > 0 && capacity - rows >= source.window());
            buffer.close();
            buffer = NDArrays.concat(parts);
            buffer.attach(manager);
            order = permutation(rows);
            drawn = 0;
        }
    }

    /** The rows of as many windows as run at once, as fit, and as the epoch has; begins an epoch if none has begun. */
    private NDArray nextWindows(NDManager owner, int fit) {
        int first = windows.next();
        int count = 1 + Math.min(windows.leftInEpoch(), Math.min(fit, source.windowsAtOnce()) - 1);
        int[] starts = new int[count];
        starts[0] = first;
        for (int i = 1; i < count; i++) {
            starts[i] = windows.next();
        }
        try (NDManager scope = owner.newSubManager()) {
            NDArray rows = source.rows(scope, TokenWindows.copy(scope, stream, starts, source.window()));
            rows.attach(owner);
            return rows;
        }
    }

    private NDArray take(NDManager owner, int[] rows) {
        return Embedding.embedding(owner.create(rows), buffer, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    private int[] permutation(int size) {
        int[] permutation = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }

    @Override
    public void close() {
        manager.close();
    }
}
