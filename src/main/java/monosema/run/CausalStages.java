package monosema.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.provenance.Seed;
import monosema.store.StageResult;

/** Interventions in the running model, representation by representation; none where the experiment declares none. */
final class CausalStages {
    private final ModelExperiment experiment;
    private final StageRunner stages;
    private final StudiedModel studied;

    CausalStages(ModelExperiment experiment, StageRunner stages, StudiedModel studied) {
        this.experiment = experiment;
        this.stages = stages;
        this.studied = studied;
    }

    /**
     * Runs them.
     *
     * @param representations the words' activations, the hook site's own among them
     * @param saes of the representations that are SAEs'
     * @param tests of all representations
     */
    void run(
            Words words,
            Map<String, StageResult> representations,
            Map<String, StageResult> saes,
            Map<String, StageResult> tests) {
        experiment
                .analysis(AnalysisSpec.Causal.class)
                .ifPresent(spec -> representations.forEach((id, activations) -> one(
                        spec,
                        words,
                        Objects.requireNonNull(representations.get(Representations.MLP)),
                        new Tested(
                                id,
                                activations,
                                Optional.ofNullable(saes.get(id)),
                                Objects.requireNonNull(tests.get(id))))));
    }

    /** A representation as its stages. */
    private record Tested(String id, StageResult activations, Optional<StageResult> sae, StageResult test) {}

    private void one(AnalysisSpec.Causal spec, Words words, StageResult site, Tested tested) {
        Map<String, Object> parameters = new TreeMap<>(Declaration.of(spec));
        parameters.put("words", Declaration.of(experiment.activations()));
        List<StageResult> upstream = new ArrayList<>(studied.with(words.stage()));
        upstream.add(site);
        if (tested.sae().isPresent()) {
            upstream.add(tested.activations());
            upstream.add(tested.sae().get());
        }
        upstream.add(tested.test());
        CausalInputs inputs = new CausalInputs(
                tested.id(),
                site.folder(),
                tested.activations().folder(),
                tested.sae().map(StageResult::folder),
                tested.test().folder());
        stages.tensors(
                StageName.CAUSAL,
                tested.id(),
                parameters,
                upstream,
                (out, progress) -> new CausalStage(
                                spec,
                                experiment.activations(),
                                words.words(),
                                inputs,
                                studied,
                                new Seed(experiment.seed()).child("causal"))
                        .write(out, progress));
    }
}
