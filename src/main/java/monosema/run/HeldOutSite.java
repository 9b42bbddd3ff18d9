package monosema.run;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Set;
import monosema.activations.CorpusActivations;
import monosema.config.ModelExperiment;
import monosema.data.Corpus;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.sae.HeldOutWindows;
import monosema.sae.SaeQualityMeter;
import monosema.sae.SplicedCrossEntropy;
import org.jspecify.annotations.Nullable;

/**
 * What the SAEs of an experiment are measured on: the model is loaded when the first SAE asks, and run through the held-out
 * stories as it is and with the two ablations once for all of them, and for the activations once where they fit.
 */
final class HeldOutSite implements AutoCloseable {
    /** Bytes of activations that are kept for the next SAE. */
    private static final long MOST_KEPT = 512L << 20;

    private final ModelExperiment experiment;
    private final StudiedModel studied;
    private final Device device;
    private @Nullable Loaded loaded;
    private @Nullable NDList activations;

    private record Loaded(Corpus corpus, LanguageModel model, SplicedCrossEntropy crossEntropy, NDManager manager) {}

    /** Nothing is loaded yet. */
    HeldOutSite(ModelExperiment experiment, StudiedModel studied, Device device) {
        this.experiment = experiment;
        this.studied = studied;
        this.device = device;
    }

    /** Gives the held-out activations to a meter, in the order of the tokens. */
    void feed(SaeQualityMeter meter) throws IOException {
        NDList before = activations;
        if (before != null) {
            before.forEach(meter::add);
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
                    meter.add(batch);
                    if (kept != null) {
                        NDArray copy = batch.duplicate();
                        copy.attach(now.manager());
                        kept.add(copy);
                    }
                });
        activations = kept;
    }

    private boolean keeps(Loaded now) {
        int width = now.model().width(HookSite.parse(experiment.activations().hook()));
        return experiment.saes().size() > 1 && (long) now.corpus().heldOut().limit() * width * Float.BYTES <= MOST_KEPT;
    }

    /** The model with values at the site replaced. */
    SplicedCrossEntropy crossEntropy() throws IOException {
        return load().crossEntropy();
    }

    private Loaded load() throws IOException {
        Loaded before = loaded;
        if (before != null) {
            return before;
        }
        Corpus corpus = studied.readCorpus();
        LanguageModel model = studied.load();
        try {
            Set<Integer> kept = experiment.stream().excludeSpecialTokens()
                    ? Set.of(model.tokenizer().beginOfText())
                    : Set.of();
            Loaded now = new Loaded(
                    corpus,
                    model,
                    new SplicedCrossEntropy(
                            model,
                            experiment.activations().hook(),
                            corpus.heldOut(),
                            HeldOutWindows.of(studied.window(experiment.stream()))
                                    .keeping(kept)),
                    NDManager.newBaseManager(device));
            loaded = now;
            return now;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.manager().close();
            loaded.model().close();
        }
    }
}
