package monosema.activations;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import monosema.io.Json;
import monosema.provenance.Seed;
import monosema.provenance.Sha256;

/**
 * The activations of a corpus at a hook site, run through the model once for many SAEs.
 *
 * <p>All streams of a store give the same rows in the same order. They come from pools: some 131,072 rows of many
 * windows, whose windows and whose rows are in random order. A pool that streams read at the same time is made once; one
 * that has been read is kept in memory or on disk within a {@link PoolBudget}, else it is made again for the next
 * stream, with the same bits.
 *
 * <p>Not thread-safe, and neither is the model, which must outlive the store.
 */
public final class ActivationStore implements AutoCloseable {
    private static final int MAX_ROWS = 1 << 17;
    private static final long MAX_BYTES = 1L << 28;
    /** Part of the key of pool files: changes when the same declaration comes to give other rows. */
    private static final int VERSION = 1;

    private final CorpusActivations source;
    private final StreamWindows windows;
    private final RowOrder order;
    private final PoolBudget budget;
    private final Consumer<String> messages;
    private final NDManager manager;
    private final Optional<PoolFiles> files;
    private final Map<PoolId, LivePool> live = new HashMap<>();
    private long memoryLeft;
    private long tokensRun;
    private long rowsHandedOut;
    private boolean overBudget;

    /**
     * An empty store; pool files of an earlier run that was killed are found again if all that makes them is the same.
     *
     * @param stream token ids, at least a window
     * @param seed the experiment's: its streams below {@code activations.order} decide the order, for all SAEs the same
     * @param budget what may be kept
     * @param madeFrom names the model's weights and how its numbers are computed, such as the key of its stage; only pool
     *     files depend on it
     * @param messages is told, a line each, of files that are damaged and of budgets that are spent
     * @throws monosema.io.BadInputException if the stream has no room for a window
     */
    public ActivationStore(
            CorpusActivations activations,
            IntBuffer stream,
            Seed seed,
            PoolBudget budget,
            String madeFrom,
            Consumer<String> messages) {
        this(activations, stream, seed, budget, madeFrom, messages, rowsFor(activations.dIn()), PoolFiles.SPARE_BYTES);
    }

    ActivationStore(
            CorpusActivations activations,
            IntBuffer stream,
            Seed seed,
            PoolBudget budget,
            String madeFrom,
            Consumer<String> messages,
            int rowsInPool,
            long spareBytes) {
        this.source = activations;
        this.windows = new StreamWindows(stream, activations.rule());
        this.order = new RowOrder(windows, rowsInPool, seed.child("activations.order"));
        this.budget = budget;
        this.messages = messages;
        this.memoryLeft = budget.memoryBytes();
        this.files = budget.folder()
                .map(folder -> new PoolFiles(budget, key(madeFrom), activations.dIn(), spareBytes, messages));
        this.manager = activations.newManager();
    }

    /** Rows of a pool: many windows, within a bound on memory. */
    private static int rowsFor(int dIn) {
        return (int) Math.min(MAX_ROWS, MAX_BYTES / Float.BYTES / dIn);
    }

    /**
     * Bytes of the device's memory that reading takes at most, beside what is kept and what the model itself takes: two
     * pools, while one is put in order.
     */
    public static long readingBytes(int dIn) {
        return 2L * rowsFor(dIn) * dIn * Float.BYTES;
    }

    /** A stream from the first row on; the caller closes it before the store. */
    public ActivationStream open() {
        return open(0);
    }

    /**
     * A stream that goes on where another one of the same declaration and seed stood, in this process or another.
     *
     * @param position rows to skip, at least 0: {@link ActivationStream#position()}
     */
    public ActivationStream open(long position) {
        return open(position, () -> {});
    }

    ActivationStream open(long position, Runnable afterClose) {
        return new PooledStream(this, position, afterClose);
    }

    /** Tokens that were run through the model so far, begin-of-text and those left out included. */
    public long tokensRun() {
        return tokensRun;
    }

    /** What reading cost so far, such as {@code 131,072 tokens run through the model for 393,216 rows}. */
    public String report() {
        return String.format(Locale.ROOT, "%,d tokens run through the model for %,d rows", tokensRun, rowsHandedOut);
    }

    void handedOut(int rows) {
        rowsHandedOut += rows;
    }

    int dIn() {
        return source.dIn();
    }

    Device device() {
        return manager.getDevice();
    }

    RowOrder order() {
        return order;
    }

    /** A pool for one more reader, who gives it back. */
    LivePool take(RowOrder.Epoch epoch, int index) {
        PoolId id = new PoolId(epoch.number(), index);
        LivePool pool = live.get(id);
        if (pool == null) {
            pool = load(id, epoch);
            live.put(id, pool);
        }
        pool.addReader();
        return pool;
    }

    void giveBack(LivePool pool) {
        if (pool.removeReader()) {
            live.remove(pool.id());
            pool.close();
        }
    }

    private LivePool load(PoolId id, RowOrder.Epoch epoch) {
        NDManager own = manager.newSubManager();
        try {
            Optional<NDArray> stored = files.flatMap(some -> some.read(own, id, epoch.rows(id.index())));
            NDArray rows = stored.orElseGet(() -> make(own, epoch, id.index()));
            boolean inMemory = keepInMemory(rows);
            if (!inMemory
                    && stored.isEmpty()
                    && !files.map(some -> some.write(id, rows)).orElse(false)) {
                sayOverBudget();
            }
            return new LivePool(id, own, rows, inMemory);
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    private NDArray make(NDManager owner, RowOrder.Epoch epoch, int index) {
        int[] starts = epoch.starts(index);
        NDArray rows = source.pool(owner, windows, starts, epoch.order(index));
        tokensRun += (long) starts.length * windows.rule().window();
        return rows;
    }

    private boolean keepInMemory(NDArray rows) {
        long bytes = rows.size() * Float.BYTES;
        if (bytes > memoryLeft) {
            return false;
        }
        memoryLeft -= bytes;
        return true;
    }

    private void sayOverBudget() {
        if (!overBudget && !budget.equals(PoolBudget.NONE)) {
            messages.accept(
                    "activations of %s: no room to keep more of them: the rest runs through the model again for every SAE"
                            .formatted(source.hookName()));
        }
        overBudget = true;
    }

    /** SHA-256 of all that makes the pools. */
    private String key(String madeFrom) {
        WindowRule rule = windows.rule();
        return Sha256.of(Json.canonical(Map.of(
                "version", VERSION,
                "madeFrom", madeFrom,
                "hook", source.hookName(),
                "tokens", Sha256.of(windows.stream()),
                "window", rule.window(),
                "beginOfText", rule.beginOfText().stream().boxed().toList(),
                "excluded", List.copyOf(rule.excluded()),
                "windowsInPool", order.windowsInPool(),
                "windowsAtOnce", source.windowsAtOnce(),
                "seed", order.seed().value())));
    }

    /** Frees its memory and removes its files; those of a run that is killed, or of a shared folder, stay. */
    @Override
    public void close() {
        manager.close();
        if (!budget.shared()) {
            files.ifPresent(PoolFiles::delete);
        }
    }
}
