package monosema.run;

import ai.djl.Device;
import java.io.IOException;
import java.util.Set;
import monosema.activations.CorpusActivations;
import monosema.config.ModelExperiment;
import monosema.data.Corpus;
import monosema.model.LanguageModel;
import monosema.sae.HeldOutWindows;
import monosema.sae.SaeQualityMeter;
import monosema.sae.SplicedCrossEntropy;
import monosema.store.StageResult;
import org.jspecify.annotations.Nullable;

/**
 * What the SAEs of an experiment are measured on: the model is loaded when the first SAE asks, and run through the held-out
 * stories as it is and with the two ablations once for all of them.
 */
final class HeldOutSite implements AutoCloseable {
    private final ModelExperiment experiment;
    private final StageResult corpusStage;
    private final StageResult modelStage;
    private final Device device;
    private @Nullable Loaded loaded;

    private record Loaded(Corpus corpus, LanguageModel model, SplicedCrossEntropy crossEntropy) {}

    /** Nothing is loaded yet. */
    HeldOutSite(ModelExperiment experiment, StageResult corpus, StageResult model, Device device) {
        this.experiment = experiment;
        this.corpusStage = corpus;
        this.modelStage = model;
        this.device = device;
    }

    /** Gives the held-out activations to a meter, in the order of the tokens. */
    void feed(SaeQualityMeter meter) throws IOException {
        Loaded now = load();
        new CorpusActivations(
                        now.model(),
                        experiment.activations().hook(),
                        now.model().context(),
                        experiment.stream())
                .forEachBatch(now.corpus().heldOut(), meter::add);
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
        Corpus corpus = CorpusFiles.read(corpusStage.folder());
        LanguageModel model = ModelStage.load(modelStage.folder(), corpus, device);
        try {
            Set<Integer> kept = experiment.stream().excludeSpecialTokens()
                    ? Set.of(model.tokenizer().endOfText())
                    : Set.of();
            Loaded now = new Loaded(
                    corpus,
                    model,
                    new SplicedCrossEntropy(
                            model,
                            experiment.activations().hook(),
                            corpus.heldOut(),
                            HeldOutWindows.of(model.context()).keeping(kept)));
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
            loaded.model().close();
        }
    }
}
