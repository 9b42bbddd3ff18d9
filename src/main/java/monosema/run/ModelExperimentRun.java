package monosema.run;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.data.CleanedWordSet;
import monosema.hub.Hub;
import monosema.provenance.Seed;
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
    private final List<ConceptStages> concepts;
    /** The t-tests' by representation, once they have run. */
    private final Map<String, StageResult> tests = new LinkedHashMap<>();

    /**
     * Prepares; nothing runs yet.
     *
     * @param wordsets of {@link ModelExperiment#wordsets()}, in the same order; the first alone where nothing but the
     *     model is asked for
     */
    ModelExperimentRun(
            ModelExperiment experiment, List<CleanedWordSet> wordsets, StageRunner stages, Device device, Hub hub) {
        this.experiment = experiment;
        this.wordset = wordsets.get(0);
        this.stages = stages;
        this.device = device;
        this.hub = hub;
        this.seed = new Seed(experiment.seed());
        this.frames = new FrameStages(experiment, stages);
        this.concepts = IntStream.range(0, wordsets.size())
                .mapToObj(
                        i -> new ConceptStages(experiment, experiment.wordsets().get(i), wordsets.get(i), stages))
                .toList();
    }

    /** Runs what is not stored yet; the results are {@link StageRunner#done()}. */
    void run() {
        List<Words> all = concepts.stream().map(ConceptStages::wordset).toList();
        StudiedModel studied = studiedModel(all.get(0));
        Words words = new LeanStages(experiment, stages, studied).narrow(all.get(0));
        for (int i = 0; i < all.size(); i++) {
            concepts.get(i).activations(i == 0 ? words : all.get(i), studied);
        }
        frames.activations(words, studied);
        SaeStages saeStages = new SaeStages(experiment, stages, device, studied);
        Map<String, StageResult> saes = saeStages.run();
        if (!experiment.analyses().isEmpty()) {
            saes.forEach((id, sae) -> {
                concepts.forEach(concept -> concept.encode(id, sae));
                frames.encode(id, sae);
            });
        }
        BaselineStages baselines = new BaselineStages(experiment, stages, device, studied);
        baselines.run(saes, saeStages.qualities());
        Map<String, StageResult> representations = concepts().get(0).representations();
        for (AnalysisSpec analysis : experiment.analyses()) {
            analyse(analysis, words, representations, baselines);
        }
        new CausalStages(experiment, stages, studied).run(words, representations, saes, tests);
    }

    /** What an analysis of every concept reads: that of {@code wordset} first, which all other analyses are of. */
    private List<ConceptWords> concepts() {
        return concepts.stream().map(ConceptStages::words).toList();
    }

    /** Runs what comes before any measurement alone: the words, the corpus, the model. */
    StudiedModel studiedModel() {
        return studiedModel(concepts.get(0).wordset());
    }

    private StudiedModel studiedModel(Words all) {
        return new StudiedModelStages(experiment, wordset, stages, frames, hub, device).run(all.stage());
    }

    private void analyse(
            AnalysisSpec spec, Words words, Map<String, StageResult> representations, BaselineStages baselines) {
        spec.<Runnable>match(
                        tTest -> () -> tests.putAll(each(
                                StageName.T_TEST,
                                spec,
                                words,
                                representations,
                                (id, activations) ->
                                        (out, p) -> new TTestStage(id, words.words(), tTest, activations.folder(), seed)
                                                .write(out))),
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
                        // It comes last, since it asks what the t-tests found.
                        causal -> () -> {},
                        effectiveness -> () -> effectiveness(effectiveness, baselines))
                .run();
    }

    private void effectiveness(AnalysisSpec.Effectiveness spec, BaselineStages baselines) {
        List<ConceptWords> all = new ArrayList<>();
        List<Map<String, StageResult>> curves = new ArrayList<>();
        for (ConceptWords concept : concepts()) {
            boolean primary = all.isEmpty();
            all.add(baselines.beside(concept, primary));
            curves.add(new EffectivenessStages(spec, all.get(all.size() - 1), primary, stages, seed).run());
        }
        if (all.size() > 1) {
            new ConceptSummary(spec, all, curves, stages, seed).run();
        }
    }

    private Map<String, StageResult> each(
            StageName name,
            AnalysisSpec spec,
            Words words,
            Map<String, StageResult> representations,
            Analysis analysis) {
        Map<String, StageResult> results = new LinkedHashMap<>();
        representations.forEach((id, activations) -> results.put(
                id,
                stages.plain(
                        name,
                        id,
                        Declaration.of(spec),
                        List.of(words.stage(), activations),
                        analysis.on(id, activations))));
        return results;
    }

    /** The work of an analysis on one representation. */
    @FunctionalInterface
    private interface Analysis {
        StageWork on(String representation, StageResult activations);
    }
}
