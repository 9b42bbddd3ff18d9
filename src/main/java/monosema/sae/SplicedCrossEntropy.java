package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.nio.IntBuffer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import monosema.model.HalvingBatch;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.model.Splice;
import monosema.model.TokenWindows;

/**
 * A model's held-out cross-entropy with the values at a hook site replaced, for {@link CrossEntropyRecovered}. The model as
 * it is and the two ablations run once, then each SAE of the site.
 *
 * <p>The losses of single tokens are float32, their sums float64 in the order of the tokens: the batch does not matter.
 */
public final class SplicedCrossEntropy {
    private final LanguageModel model;
    private final HookSite site;
    private final IntBuffer heldOut;
    private final HeldOutWindows windows;
    private final HalvingBatch batches;

    private final double original;
    private final double zeroAblated;
    private final double meanAblated;
    private final long kept;

    /**
     * Runs the model as it is, and with the two ablations.
     *
     * @param model stays the caller's to close
     * @param hookName such as {@code blocks.0.hook_mlp_out}
     * @param heldOut token ids, at least 2
     * @param windows no longer than the model's context
     * @throws monosema.io.BadInputException if the hook is not supported or the model has no such layer
     * @throws IllegalArgumentException if there is nothing to predict, or no position whose values are not kept
     */
    public SplicedCrossEntropy(LanguageModel model, String hookName, IntBuffer heldOut, HeldOutWindows windows) {
        this.model = model;
        this.site = HookSite.parse(hookName);
        this.heldOut = heldOut;
        this.windows = windows;
        this.batches = new HalvingBatch("cross-entropy spliced at " + hookName, "windows", windows.batch());
        if (heldOut.limit() < 2) {
            throw new IllegalArgumentException("a stream to measure needs 2 tokens, has " + heldOut.limit());
        }
        if (windows.length() > model.context()) {
            throw new IllegalArgumentException(
                    "window %d must be in [1, %d]".formatted(windows.length(), model.context()));
        }
        Mean mean = new Mean(model.width(site));
        this.original = meanLoss(mean);
        this.kept = predictions() - mean.positions;
        if (mean.positions == 0) {
            throw new IllegalArgumentException(
                    "no position is left to replace: all %d are of kept tokens".formatted(kept));
        }
        this.zeroAblated = meanLoss(replacing(NDArray::zerosLike));
        float[] centre = mean.values();
        this.meanAblated = meanLoss(replacing(x -> x.getManager().create(centre).broadcast(x.getShape())));
    }

    /**
     * Runs the model with an SAE's reconstruction in place of the values.
     *
     * @param sae on the model's device; stays the caller's to close
     * @throws IllegalArgumentException if its dIn is not the site's width
     */
    public CrossEntropyRecovered of(LoadedSae sae) {
        if (sae.dIn() != model.width(site)) {
            throw new IllegalArgumentException("the SAE's dIn must be %s's width %d, was %d"
                    .formatted(site.hookName(), model.width(site), sae.dIn()));
        }
        double spliced = meanLoss(replacing(x -> reconstruction(sae, x, SaeQualityMeter.blockRows(sae))));
        return new CrossEntropyRecovered(predictions(), kept, original, spliced, zeroAblated, meanAblated);
    }

    private int predictions() {
        return heldOut.limit() - 1;
    }

    /** Of [B, T, dIn] values, a block of rows at a time. */
    static NDArray reconstruction(LoadedSae sae, NDArray x, long block) {
        NDManager owner = x.getManager();
        NDArray rows = x.reshape(-1, sae.dIn());
        long count = rows.getShape().get(0);
        NDList reconstructed = new NDList();
        for (long from = 0; from < count; from += block) {
            try (NDManager scope = owner.newSubManager()) {
                NDArray some = rows.get(new NDIndex("{}:{}", from, Math.min(from + block, count)));
                some.attach(scope);
                reconstructed.add(sae.decode(owner, sae.encode(scope, some)));
            }
        }
        return NDArrays.concat(reconstructed).reshape(x.getShape());
    }

    /** What becomes of the values [B, T, width] of a batch, and which of its B T positions keep theirs. */
    private interface Edit {
        NDArray apply(NDArray values, boolean[] keeps);

        /** The batch is through; one that is not, for lack of memory, is run again. */
        default void done() {}
    }

    private static Edit replacing(UnaryOperator<NDArray> replacement) {
        return (x, keeps) -> Splice.keeping(keeps, replacement).apply(x);
    }

    private double meanLoss(Edit edit) {
        int length = windows.length();
        int whole = predictions() / length;
        int rest = predictions() - whole * length;
        Sum sum = new Sum();
        Consumer<float[]> done = losses -> {
            edit.done();
            sum.add(losses);
        };
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            batches.run(
                    manager, whole, (scope, from, to) -> losses(scope, edit, from * length, to - from, length), done);
            if (rest > 0) {
                batches.run(manager, 1, (scope, from, to) -> losses(scope, edit, whole * length, 1, rest), done);
            }
        }
        return sum.value / predictions();
    }

    private static final class Sum {
        private double value;

        void add(float[] losses) {
            for (float loss : losses) {
                value += loss;
            }
        }
    }

    /** Of windows that lie end to end. */
    private float[] losses(NDManager scope, Edit edit, int start, int count, int length) {
        int[] starts = IntStream.range(0, count).map(i -> start + i * length).toArray();
        NDArray tokens = TokenWindows.copy(scope, heldOut, starts, length + 1);
        boolean[] keeps = keeps(tokens);
        Splice splice = new Splice(site, x -> edit.apply(x, keeps));
        return model.losses(scope, tokens, splice).toFloatArray();
    }

    /** Of [B, T + 1] tokens, for the first T of each window. */
    private boolean[] keeps(NDArray tokens) {
        int[] ids = tokens.toIntArray();
        int width = Math.toIntExact(tokens.getShape().get(1));
        boolean[] keeps = new boolean[ids.length / width * (width - 1)];
        for (int i = 0; i < keeps.length; i++) {
            keeps[i] = windows.keptTokens().contains(ids[i / (width - 1) * width + i % (width - 1)]);
        }
        return keeps;
    }

    /** The mean of the values that are not kept, summed in float64 in the order of the tokens. */
    private static final class Mean implements Edit {
        private final double[] sums;
        private float[] batch = {};
        private boolean[] keeps = {};
        private long positions;

        Mean(int width) {
            this.sums = new double[width];
        }

        @Override
        public NDArray apply(NDArray values, boolean[] keeps) {
            this.batch = values.toFloatArray();
            this.keeps = keeps;
            return values;
        }

        @Override
        public void done() {
            for (int position = 0; position < keeps.length; position++) {
                if (!keeps[position]) {
                    positions++;
                    for (int j = 0; j < sums.length; j++) {
                        sums[j] += batch[position * sums.length + j];
                    }
                }
            }
        }

        float[] values() {
            float[] mean = new float[sums.length];
            for (int j = 0; j < mean.length; j++) {
                mean[j] = (float) (sums[j] / positions);
            }
            return mean;
        }
    }
}
