package monosema.run;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import monosema.activations.CorpusActivations;
import monosema.config.ModelExperiment;
import monosema.data.Corpus;
import monosema.model.LanguageModel;
import monosema.sae.HeldOutWindows;
import monosema.sae.SplicedCrossEntropy;
import org.jspecify.annotations.Nullable;

/**
 * What the SAEs of an experiment are measured on: the model is loaded when the first reader asks, and run through the
 * held-out stories as it is and with the two ablations once for all of them, and for the activations once where they fit.
 */
final class HeldOutSite implements AutoCloseable {
    /** Bytes of activations that are kept for the next SAE. */
    private static final long MOST_KEPT = 512L << 20;

    private final ModelExperiment experiment;
    private final StudiedModel studied;
    private final Device device;
    private final boolean again;
    private @Nullable Loaded loaded;
    private @Nullable NDList activations;
    private @Nullable SplicedCrossEntropy crossEntropy;

    private record Loaded(Corpus corpus, LanguageModel model, NDManager manager) {}

    /**
     * Nothing is loaded yet.
     *
     * @param again whether the activations are read more than once
     */
    HeldOutSite(ModelExperiment experiment, StudiedModel studied, Device device, boolean again) {
        this.experiment = experiment;
        this.studied = studied;
        this.device = device;
        this.again = again;
    }

    /** Width of a row. */
    int dIn() {
        return studied.shape().width(experiment.activations().hook());
    }

    /** Gives the held-out activations, [B, dIn] each, in the order of the tokens. */
    void feed(Consumer<NDArray> reader) throws IOException {
        NDList before = activations;
        if (before != null) {
            before.forEach(reader);
            return;
        }
        Loaded now = load();
        NDList kept = keeps(now) ? new NDList() : null;
        new CorpusActivations(
                        now.model(),
                        experiment.activations().hook(),
                        studied.window(experiment.stream()),
                        experiment.stream())
                .forEachBatch(now.corpus().heldOut(), batch -> {
                    reader.accept(batch);
                    if (kept != null) {
                        NDArray copy = batch.duplicate();
                        copy.attach(now.manager());
                        kept.add(copy);
                    }
                });
        activations = kept;
    }

    private boolean keeps(Loaded now) {
        return again && (long) now.corpus().heldOut().limit() * dIn() * Float.BYTES <= MOST_KEPT;
    }

    /** The model with values at the site replaced. */
    SplicedCrossEntropy crossEntropy() throws IOException {
        SplicedCrossEntropy before = crossEntropy;
        if (before != null) {
            return before;
        }
        Loaded now = load();
        Set<Integer> kept = experiment.stream().excludeSpecialTokens()
                ? Set.of(now.model().tokenizer().beginOfText())
                : Set.of();
        SplicedCrossEntropy measured = new SplicedCrossEntropy(
                now.model(),
                experiment.activations().hook(),
                now.corpus().heldOut(),
                HeldOutWindows.of(studied.window(experiment.stream())).keeping(kept));
        crossEntropy = measured;
        return measured;
    }

    private Loaded load() throws IOException {
        Loaded before = loaded;
        if (before != null) {
            return before;
        }
        Corpus corpus = studied.readCorpus();
        Loaded now = new Loaded(corpus, studied.load(), NDManager.newBaseManager(device));
        loaded = now;
        return now;
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.manager().close();
            loaded.model().close();
        }
    }
}
