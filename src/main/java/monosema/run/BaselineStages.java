package monosema.run;

import ai.djl.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.ActivationSpec;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Baseline;
import monosema.config.Declaration;
import monosema.config.HookName;
import monosema.config.ModelExperiment;
import monosema.config.SaeSpec;
import monosema.provenance.Seed;
import monosema.store.StageResult;

/**
 * The stages of the representations that the effectiveness of MLP and SAEs is compared with, and that no other analysis
 * sees. What has to be known of held-out text is found once, then each concept's words are put into each representation.
 */
final class BaselineStages {
    /** Beside more SAEs than this the first alone has an untrained one. */
    private static final int FEW = 3;

    private final ModelExperiment experiment;
    private final StageRunner stages;
    private final Device device;
    private final StudiedModel studied;
    private final Seed seed;
    private final Map<String, StageResult> untrained = new LinkedHashMap<>();
    private Optional<StageResult> components = Optional.empty();

    /** Prepares; nothing runs yet. */
    BaselineStages(ModelExperiment experiment, StageRunner stages, Device device, StudiedModel studied) {
        this.experiment = experiment;
        this.stages = stages;
        this.device = device;
        this.studied = studied;
        this.seed = new Seed(experiment.seed()).child("baseline");
    }

    private static List<Baseline> declared(ModelExperiment experiment) {
        return experiment
                .analysis(Effectiveness.class)
                .map(Effectiveness::baselines)
                .orElse(List.of());
    }

    /** What an experiment has because of its SAEs: its key is the same with and without them. */
    static List<StageName> ofSaes(ModelExperiment experiment) {
        return declared(experiment).contains(Baseline.UNTRAINED)
                ? List.of(StageName.UNTRAINED_SAE, StageName.BASELINE_ACTIVATIONS)
                : List.of();
    }

    /**
     * Runs those that read held-out text.
     *
     * @param saes the stage of each SAE that has run here, by its id
     * @param qualities the stage that measured it
     */
    void run(Map<String, StageResult> saes, Map<String, StageResult> qualities) {
        try (HeldOutSite site = new HeldOutSite(experiment, studied, device, true)) {
            for (Baseline baseline : declared(experiment)) {
                switch (baseline) {
                    case PCA -> components = components(site);
                    case UNTRAINED -> compared().forEach(sae -> untrain(sae, saes, qualities, site));
                    case HOOK_POST, ROTATION -> {}
                }
            }
        }
    }

    private List<SaeSpec> compared() {
        return experiment.saes().size() > FEW ? experiment.saes().subList(0, 1) : experiment.saes();
    }

    private Optional<StageResult> components(HeldOutSite site) {
        if (studied.corpus().isEmpty()) {
            stages.skip(
                    Baseline.PCA.label(),
                    "no corpus is read here, since no SAE can be trained",
                    StageName.PRINCIPAL_COMPONENTS,
                    StageName.BASELINE_ACTIVATIONS);
            return Optional.empty();
        }
        return Optional.of(stages.tensors(
                StageName.PRINCIPAL_COMPONENTS,
                "",
                site(),
                studied.withCorpus(),
                (out, progress) -> new PrincipalComponentsStage(site).write(out)));
    }

    private void untrain(
            SaeSpec spec, Map<String, StageResult> saes, Map<String, StageResult> qualities, HeldOutSite site) {
        StageResult sae = saes.get(spec.id());
        StageResult quality = qualities.get(spec.id());
        if (sae == null || quality == null) {
            return;
        }
        Optional<SaeSpec.Trained> recipe = spec.match(Optional::of, pretrained -> Optional.empty());
        untrained.put(
                spec.id(),
                stages.tensors(
                        StageName.UNTRAINED_SAE,
                        spec.id(),
                        site(),
                        studied.withCorpus(sae, quality),
                        (out, progress) -> new UntrainedSaeStage(
                                        spec.id(),
                                        recipe,
                                        sae.folder(),
                                        quality.folder(),
                                        site,
                                        seed.child("untrained"),
                                        device)
                                .write(out)));
    }

    private Map<String, Object> site() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("hook", experiment.activations().hook());
        parameters.put("stream", Declaration.of(experiment.stream()));
        return parameters;
    }

    /**
     * A concept with the baselines behind MLP and SAEs.
     *
     * @param primary whether it is the experiment's own word set
     */
    ConceptWords beside(ConceptWords concept, boolean primary) {
        Map<String, StageResult> more = new LinkedHashMap<>();
        String prefix = primary ? "" : concept.id() + ".";
        StageResult mlp = Optional.ofNullable(concept.representations().get(Representations.MLP))
                .orElseThrow();
        for (Baseline baseline : declared(experiment)) {
            String id = baseline.label();
            switch (baseline) {
                case HOOK_POST -> more.put(id, neurons(prefix + id, concept.words()));
                case PCA -> components.ifPresent(pca -> more.put(id, projected(prefix + id, mlp, pca)));
                case ROTATION -> more.put(id, rotated(prefix + id, mlp));
                case UNTRAINED ->
                    untrained.forEach((sae, stage) -> {
                        String own = Representations.untrained(sae);
                        more.put(own, encoded(prefix + own, mlp, stage));
                    });
            }
        }
        return concept.and(more);
    }

    private StageResult neurons(String part, Words words) {
        int layer =
                HookName.parse(experiment.activations().hook()).orElseThrow().layer();
        ActivationSpec spec = experiment.activations().at(new HookName(layer, HookName.Site.MLP_POST).toString());
        return stages.tensors(
                StageName.BASELINE_ACTIVATIONS,
                part,
                Declaration.of(spec),
                studied.with(words.stage()),
                (out, progress) -> new WordActivationsStage(spec, words.words(), studied).take(out));
    }

    private StageResult projected(String part, StageResult mlp, StageResult pca) {
        return stages.plain(
                StageName.BASELINE_ACTIVATIONS,
                part,
                Map.of(),
                List.of(mlp, pca),
                (out, progress) -> new BaselineActivationsStage(mlp.folder()).project(out, pca.folder()));
    }

    private StageResult rotated(String part, StageResult mlp) {
        return stages.plain(
                StageName.BASELINE_ACTIVATIONS,
                part,
                Map.of(),
                List.of(mlp),
                (out, progress) -> new BaselineActivationsStage(mlp.folder()).rotate(out, seed.child("rotation")));
    }

    private StageResult encoded(String part, StageResult mlp, StageResult sae) {
        return stages.plain(
                StageName.BASELINE_ACTIVATIONS,
                part,
                Map.of(),
                List.of(mlp, sae),
                (out, progress) -> new BaselineActivationsStage(mlp.folder()).encode(out, sae.folder()));
    }
}
