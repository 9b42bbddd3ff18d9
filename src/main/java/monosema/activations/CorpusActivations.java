package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.IntBuffer;
import java.util.function.Consumer;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.model.TokenWindows;
import monosema.provenance.Seed;

/**
 * The activations of a token stream at a hook site. They are computed when they are asked for and never all held: a
 * corpus of 2.5 million tokens at width 128 would be 1.3 GB.
 */
public final class CorpusActivations {
    /** Tokens run through the model at once. */
    private static final int BATCH_TOKENS = 4096;

    private final LanguageModel model;
    private final HookSite site;
    private final int window;

    /**
     * Reads a model at a site.
     *
     * @param hookName such as {@code blocks.0.hook_mlp_out}
     * @param window tokens of a window, at most the model's context
     * @throws monosema.io.BadInputException if the hook is not supported or the model has no such layer
     */
    public CorpusActivations(LanguageModel model, String hookName, int window) {
        this.model = model;
        this.site = HookSite.parse(hookName);
        model.width(site);
        if (window < 1 || window > model.context()) {
            throw new IllegalArgumentException("window %d must be in [1, %d]".formatted(window, model.context()));
        }
        this.window = window;
    }

    /** Width of a row. */
    public int dIn() {
        return model.width(site);
    }

    /**
     * An endless, shuffled supply of a stream's activations.
     *
     * @param stream token ids, at least a window
     * @param seed its stream {@code activations.order} decides the order
     * @return the caller closes it
     */
    public ActivationStream shuffled(IntBuffer stream, Seed seed) {
        return new MixingBuffer(this, stream, seed.stream("activations.order"), MixingBuffer.rowsFor(dIn()));
    }

    /**
     * The activations of a stream in order, each token's once, in windows that lie end to end.
     *
     * @param stream token ids
     * @param reader is given float32 of shape [rows, dIn]; the array is closed when it returns
     */
    public void forEachBatch(IntBuffer stream, Consumer<NDArray> reader) {
        TokenWindows windows = new TokenWindows(stream, stream.limit(), window, windowsAtOnce());
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            while (windows.hasNext()) {
                try (NDManager scope = manager.newSubManager()) {
                    reader.accept(rows(scope, windows.next(scope, 0)));
                }
            }
        }
    }

    /** Windows run through the model at once. */
    int windowsAtOnce() {
        return Math.max(1, BATCH_TOKENS / window);
    }

    int window() {
        return window;
    }

    NDManager newManager() {
        return NDManager.newBaseManager(model.device());
    }

    /** [B, T] tokens to [B T, dIn]. */
    NDArray rows(NDManager owner, NDArray tokens) {
        NDArray values = model.activations(owner, tokens, site);
        return values.reshape(-1, dIn());
    }
}
