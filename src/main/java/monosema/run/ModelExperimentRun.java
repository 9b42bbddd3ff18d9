package monosema.run;

import ai.djl.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.config.WordSetSpec;
import monosema.config.WordSubset;
import monosema.data.CleanedWordSet;
import monosema.hub.Hub;
import monosema.provenance.Seed;
import monosema.provenance.Sha256;
import monosema.store.StageResult;

/** A model's experiment as its stages: {@link #run} reads as the story of the study. */
final class ModelExperimentRun {
    private final ModelExperiment experiment;
    private final CleanedWordSet wordset;
    private final StageRunner stages;
    private final Device device;
    private final Hub hub;
    private final Seed seed;
    private final FrameStages frames;

    ModelExperimentRun(ModelExperiment experiment, CleanedWordSet wordset, StageRunner stages, Device device, Hub hub) {
        this.experiment = experiment;
        this.wordset = wordset;
        this.stages = stages;
        this.device = device;
        this.hub = hub;
        this.seed = new Seed(experiment.seed());
        this.frames = new FrameStages(experiment, stages);
    }

    /** Runs what is not stored yet; the results are {@link StageRunner#done()}. */
    void run() {
        Words all = new Words(wordset(), wordset.words());
        StudiedModel studied = studiedModel(all);
        Words words = new LeanStages(experiment, stages, studied).narrow(all);
        Map<String, StageResult> representations = new LinkedHashMap<>();
        StageResult mlp = wordActivations(words, studied);
        representations.put(Representations.MLP, mlp);
        frames.activations(words, studied);
        Map<String, StageResult> saes = new SaeStages(experiment, stages, device, studied).run();
        if (!experiment.analyses().isEmpty()) {
            saes.forEach((id, sae) -> {
                representations.put(id, saeActivations(id, mlp, sae));
                frames.encode(id, sae);
            });
        }
        for (AnalysisSpec analysis : experiment.analyses()) {
            analyse(analysis, words, representations);
        }
    }

    /** Runs what comes before any measurement alone: the words, the corpus, the model. */
    StudiedModel studiedModel() {
        return studiedModel(new Words(wordset(), wordset.words()));
    }

    private StudiedModel studiedModel(Words all) {
        return new StudiedModelStages(experiment, wordset, stages, frames, hub, device).run(all.stage());
    }

    private StageResult wordset() {
        boolean whole = experiment.subset() == WordSubset.ALL;
        return stages.external(
                StageName.WORDSET,
                "",
                whole ? Map.of() : Map.of("subset", true),
                Map.of("words", WordSetStage.checksum(wordset)),
                List.of(),
                (out, progress) -> {
                    new WordSetStage(wordset, whole).write(out);
                    if (experiment.wordset() instanceof WordSetSpec.File list) {
                        out.hasRead("word list " + list.path().getFileName(), Sha256.of(list.path()));
                    }
                });
    }

    private StageResult wordActivations(Words words, StudiedModel studied) {
        return stages.tensors(
                StageName.WORD_ACTIVATIONS,
                "",
                Declaration.of(experiment.activations()),
                studied.with(words.stage()),
                (out, progress) ->
                        new WordActivationsStage(experiment.activations(), words.words(), studied).write(out));
    }

    private StageResult saeActivations(String id, StageResult mlp, StageResult sae) {
        return stages.plain(
                StageName.SAE_ACTIVATIONS,
                id,
                Map.of(),
                List.of(mlp, sae),
                (out, progress) -> new SaeActivationsStage(id, mlp.folder(), sae.folder()).write(out));
    }

    private void analyse(AnalysisSpec spec, Words words, Map<String, StageResult> representations) {
        spec.<Runnable>match(
                        tTest -> () -> each(
                                StageName.T_TEST,
                                spec,
                                words,
                                representations,
                                (id, activations) ->
                                        (out, p) -> new TTestStage(id, words.words(), tTest, activations.folder(), seed)
                                                .write(out)),
                        probe -> () -> new ProbeStages(
                                        probe, words.words(), stages, seed, words.stage(), representations)
                                .run(),
                        logistic -> () -> each(
                                StageName.LOGISTIC,
                                spec,
                                words,
                                representations,
                                (id, activations) -> (out, progress) -> new LogisticStage(
                                                id, words.words(), logistic, activations.folder(), seed)
                                        .write(out, progress)),
                        frameProbe -> () -> frames.probe(words),
                        // It is of the model, not of a representation, and has run: the words depend on it.
                        lean -> () -> {},
                        effectiveness -> () -> new EffectivenessStages(
                                        effectiveness, "", words.words(), stages, seed, words.stage(), representations)
                                .run())
                .run();
    }

    private void each(
            StageName name,
            AnalysisSpec spec,
            Words words,
            Map<String, StageResult> representations,
            Analysis analysis) {
        representations.forEach((id, activations) -> stages.plain(
                name, id, Declaration.of(spec), List.of(words.stage(), activations), analysis.on(id, activations)));
    }

    /** The work of an analysis on one representation. */
    @FunctionalInterface
    private interface Analysis {
        StageWork on(String representation, StageResult activations);
    }
}
