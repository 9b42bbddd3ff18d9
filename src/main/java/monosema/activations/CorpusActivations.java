package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import monosema.config.StreamSpec;
import monosema.model.HalvingBatch;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.provenance.Seed;

/**
 * The activations of a token stream at a hook site. They are computed when they are asked for and never all held: a
 * corpus of 2.5 million tokens at width 128 would be 1.3 GB.
 */
public final class CorpusActivations {
    /** Tokens run through the model at once: more only leave the processor's cache. */
    private static final int TOKENS_AT_ONCE = 2048;
    /** A GPU needs more of them to be busy. */
    private static final int TOKENS_AT_ONCE_ON_GPU = 8192;

    private final LanguageModel model;
    private final HookSite site;
    private final WindowRule rule;
    private final HalvingBatch batches;

    /**
     * Reads a model at a site, at every token.
     *
     * @param hookName such as {@code blocks.0.hook_mlp_out}
     * @param window tokens of a window, at most the model's context
     * @throws monosema.io.BadInputException if the hook is not supported or the model has no such layer
     */
    public CorpusActivations(LanguageModel model, String hookName, int window) {
        this(model, hookName, window, StreamSpec.DEFAULT);
    }

    /**
     * Reads a model at a site.
     *
     * @param hookName such as {@code blocks.0.hook_mlp_out}
     * @param window tokens of a window, a prepended begin-of-text included, at most the model's context
     * @param spec what becomes of special tokens; end-of-text is one, and stands for begin-of-text
     * @throws monosema.io.BadInputException if the hook is not supported or the model has no such layer
     */
    public CorpusActivations(LanguageModel model, String hookName, int window, StreamSpec spec) {
        this.model = model;
        this.site = HookSite.parse(hookName);
        model.width(site);
        if (window < 1 || window > model.context()) {
            throw new IllegalArgumentException("window %d must be in [1, %d]".formatted(window, model.context()));
        }
        this.rule = WindowRule.of(spec, window, model.tokenizer());
        this.batches = new HalvingBatch("activations at " + hookName, "windows", windowsAtOnce());
    }

    /** Width of a row. */
    public int dIn() {
        return model.width(site);
    }

    /**
     * An endless, shuffled supply of a stream's activations, of which nothing is kept: for several SAEs see
     * {@link ActivationStore}.
     *
     * @param stream token ids, at least a window
     * @param seed its streams below {@code activations.order} decide the order
     * @return the caller closes it
     * @throws monosema.io.BadInputException if the stream has no room for a window
     */
    public ActivationStream shuffled(IntBuffer stream, Seed seed) {
        ActivationStore store = new ActivationStore(this, stream, seed, PoolBudget.NONE, "", message -> {});
        return store.open(0, store::close);
    }

    /**
     * The activations of a stream in order, each token's once unless it is left out, in windows that lie end to end.
     *
     * @param stream token ids
     * @param reader is given float32 of shape [rows, dIn], at least one row; the array is closed when it returns
     */
    public void forEachBatch(IntBuffer stream, Consumer<NDArray> reader) {
        StreamWindows windows = new StreamWindows(stream, rule);
        int length = rule.textLength();
        int whole = stream.limit() / length;
        int rest = stream.limit() - whole * length;
        Consumer<Optional<NDArray>> some = rows -> rows.ifPresent(reader);
        try (NDManager manager = newManager()) {
            batches.run(
                    manager, whole, (scope, from, to) -> read(scope, windows, starts(from, to, length), length), some);
            if (rest > 0) {
                int[] last = {whole * length};
                batches.run(manager, 1, (scope, from, to) -> read(scope, windows, last, rest), some);
            }
        }
    }

    private static int[] starts(int from, int to, int length) {
        return IntStream.range(from, to).map(i -> i * length).toArray();
    }

    /** Empty where all rows are left out. */
    private Optional<NDArray> read(NDManager scope, StreamWindows windows, int[] starts, int length) {
        int[] handedOut = windows.handedOut(starts, length);
        if (handedOut.length == 0) {
            return Optional.empty();
        }
        NDArray rows = rows(scope, windows, starts, length);
        return Optional.of(handedOut.length < rows.getShape().get(0) ? gather(scope, rows, handedOut) : rows);
    }

    /**
     * The rows of a pool.
     *
     * @param owner closes what is returned
     * @param starts the first token of each window's text
     * @param order indices into the rows of all windows end to end
     * @return [order.length, dIn]
     */
    NDArray pool(NDManager owner, StreamWindows windows, int[] starts, int[] order) {
        try (NDManager scope = owner.newSubManager()) {
            NDArray rows = rows(scope, windows, starts);
            NDArray pool = gather(scope, rows, order);
            pool.attach(owner);
            return pool;
        }
    }

    private NDArray rows(NDManager scope, StreamWindows windows, int[] starts) {
        try (NDManager parts = scope.newSubManager()) {
            NDList list = new NDList();
            batches.run(
                    parts,
                    starts.length,
                    (part, from, to) -> rows(part, windows, Arrays.copyOfRange(starts, from, to), rule.textLength()),
                    rows -> {
                        rows.attach(parts);
                        list.add(rows);
                    });
            NDArray all = NDArrays.concat(list);
            all.attach(scope);
            return all;
        }
    }

    /** [B (lead + length), dIn], those left out included. */
    private NDArray rows(NDManager owner, StreamWindows windows, int[] starts, int length) {
        try (NDManager scope = owner.newSubManager()) {
            NDArray values = model.activations(scope, windows.tokens(scope, starts, length), site);
            NDArray rows = values.reshape(-1, dIn());
            rows.attach(owner);
            return rows;
        }
    }

    private static NDArray gather(NDManager scope, NDArray rows, int[] indices) {
        NDArray gathered = Embedding.embedding(scope.create(indices), rows, SparseFormat.DENSE)
                .singletonOrThrow();
        gathered.attach(scope);
        return gathered;
    }

    /** Windows run through the model at once, where they fit in memory. */
    int windowsAtOnce() {
        int tokens = model.device().isGpu() ? TOKENS_AT_ONCE_ON_GPU : TOKENS_AT_ONCE;
        return Math.max(1, tokens / rule.window());
    }

    String hookName() {
        return site.hookName();
    }

    WindowRule rule() {
        return rule;
    }

    NDManager newManager() {
        return NDManager.newBaseManager(model.device());
    }
}
