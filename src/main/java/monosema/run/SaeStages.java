package monosema.run;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.activations.PoolBudget;
import monosema.config.AnalysisSpec;
import monosema.config.Declaration;
import monosema.config.ModelExperiment;
import monosema.config.SaeSpec;
import monosema.sae.SaeLensMetadata;
import monosema.sae.SaeMemory;
import monosema.store.StageResult;

/**
 * The stages of an experiment's SAEs: each is trained, or read from its files, then measured on held-out tokens; SAEs of
 * one recipe and different seeds are compared.
 */
final class SaeStages {
    private final ModelExperiment experiment;
    private final StageRunner stages;
    private final Device device;
    private final StudiedModel studied;
    private final Map<String, StageResult> saes = new LinkedHashMap<>();
    private final Map<String, StageResult> qualities = new LinkedHashMap<>();

    SaeStages(ModelExperiment experiment, StageRunner stages, Device device, StudiedModel studied) {
        this.experiment = experiment;
        this.stages = stages;
        this.device = device;
        this.studied = studied;
    }

    /** Runs them; the SAEs by id, in the order of the declaration. */
    Map<String, StageResult> run() {
        stages.inTurn(this::make);
        try (HeldOutSite site =
                new HeldOutSite(experiment, studied, device, experiment.saes().size() > 1)) {
            saes.forEach((id, sae) -> qualities.put(id, measure(id, sae, site)));
        }
        compareTwins();
        return saes;
    }

    /** What each was measured to be, once they have run. */
    Map<String, StageResult> qualities() {
        return qualities;
    }

    private void make() {
        try (TrainingActivations activations = activations()) {
            for (SaeSpec spec : experiment.saes()) {
                if (!runsHere(spec, experiment, device)) {
                    stages.skip(spec.id(), "needs a GPU", stagesOf(spec));
                    continue;
                }
                saes.put(spec.id(), spec.match(trained -> train(trained, activations), this::read));
            }
        }
    }

    /** What the experiment would have because of an SAE: its key is the same with and without. */
    private StageName[] stagesOf(SaeSpec spec) {
        List<StageName> names = new ArrayList<>(List.of(StageName.SAE_QUALITY));
        names.add(spec.match(trained -> StageName.SAE, pretrained -> StageName.SAE_IMPORT));
        if (hasTwin(spec)) {
            names.add(StageName.SAE_MATCHING);
        }
        if (!experiment.analyses().isEmpty()) {
            names.add(StageName.SAE_ACTIVATIONS);
        }
        if (experiment.analysis(AnalysisSpec.Probe.class).isPresent()) {
            names.add(StageName.COMPARISON);
        }
        if (experiment.analysis(AnalysisSpec.FrameProbe.class).isPresent()) {
            names.add(StageName.FRAME_SAE_ACTIVATIONS);
        }
        if (experiment.analysis(AnalysisSpec.Effectiveness.class).isPresent()) {
            names.add(StageName.EFFECTIVENESS_COMPARISON);
        }
        names.addAll(BaselineStages.ofSaes(experiment));
        return names.toArray(new StageName[0]);
    }

    /** Whether an SAE can be had on a device. */
    static boolean runsHere(SaeSpec spec, ModelExperiment experiment, Device device) {
        return device.isGpu() || !experiment.needs().gpuSaes().contains(spec.id());
    }

    /** The folder of one SAE that is trained here, made unless it is stored. */
    Path trained(SaeSpec.Trained spec) {
        try (TrainingActivations activations = activations()) {
            return train(spec, activations).folder();
        }
    }

    private TrainingActivations activations() {
        return new TrainingActivations(experiment, studied, pools(), stages::message);
    }

    private PoolBudget pools() {
        long trained = experiment.saes().stream()
                .filter(SaeSpec.Trained.class::isInstance)
                .count();
        return stages.sweepScratch()
                .map(TrainingActivations::shared)
                .orElseGet(() -> trained > 1
                        ? TrainingActivations.several(stages.sharedScratch(
                                "pools-" + studied.model().key().hex()))
                        : TrainingActivations.alone());
    }

    private StageResult train(SaeSpec.Trained spec, TrainingActivations activations) {
        Map<String, Object> parameters = site();
        parameters.putAll(Declaration.of(spec));
        parameters.remove("id");
        return stages.tensors(
                StageName.SAE,
                spec.id(),
                parameters,
                studied.withCorpus(),
                bytes(spec),
                (out, progress) ->
                        new SaeStage(spec, metadata(spec), activations, device).write(out, stages::message, progress));
    }

    /** Of this machine's memory; on a GPU the weights are there. */
    private long bytes(SaeSpec.Trained spec) {
        int dIn = studied.shape().width(experiment.activations().hook());
        long onHost = device.isGpu()
                ? 0
                : SaeMemory.trainingBytes(
                        dIn, (long) dIn * spec.expansion(), spec.training().batch());
        return Slots.USUAL_BYTES + onHost;
    }

    private StageResult read(SaeSpec.Pretrained spec) {
        SaeImportStage work = new SaeImportStage(
                spec,
                metadata(spec),
                studied.shape().width(experiment.activations().hook()));
        return stages.external(
                StageName.SAE_IMPORT,
                spec.id(),
                site(),
                work.checksums(),
                List.of(),
                (out, progress) -> work.write(out));
    }

    private StageResult measure(String id, StageResult sae, HeldOutSite site) {
        return stages.tensors(
                StageName.SAE_QUALITY,
                id,
                site(),
                studied.withCorpus(sae),
                (out, progress) -> new SaeQualityStage(id, sae.folder(), site, device).write(out));
    }

    private void compareTwins() {
        List<SaeSpec.Trained> trained = new ArrayList<>();
        for (SaeSpec spec : experiment.saes()) {
            spec.<Runnable>match(recipe -> () -> trained.add(recipe), pretrained -> () -> {})
                    .run();
        }
        for (int i = 0; i < trained.size(); i++) {
            for (int j = i + 1; j < trained.size(); j++) {
                if (areTwins(trained.get(i), trained.get(j)) && ran(trained.get(i)) && ran(trained.get(j))) {
                    compare(trained.get(i).id(), trained.get(j).id());
                }
            }
        }
    }

    private boolean ran(SaeSpec spec) {
        return saes.containsKey(spec.id());
    }

    private boolean hasTwin(SaeSpec spec) {
        return experiment.saes().stream()
                .anyMatch(other -> spec instanceof SaeSpec.Trained one
                        && other instanceof SaeSpec.Trained two
                        && areTwins(one, two));
    }

    /** Whether two SAEs differ in nothing but their names and seeds. */
    private static boolean areTwins(SaeSpec.Trained a, SaeSpec.Trained b) {
        return a.training().seed() != b.training().seed()
                && a.expansion() == b.expansion()
                && a.architecture().equals(b.architecture())
                && a.training().seeded(0).equals(b.training().seeded(0));
    }

    private void compare(String id, String other) {
        StageResult one = sae(id);
        StageResult two = sae(other);
        stages.tensors(
                StageName.SAE_MATCHING,
                id + "." + other,
                Map.of(),
                List.of(one, two),
                (out, progress) -> new SaeMatchingStage(id, other, one.folder(), two.folder(), device).write(out));
    }

    private StageResult sae(String id) {
        StageResult sae = saes.get(id);
        if (sae == null) {
            throw new IllegalStateException(id);
        }
        return sae;
    }

    /** What a stage at the hook site depends on beside model and corpus. */
    private Map<String, Object> site() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("hook", experiment.activations().hook());
        parameters.put("stream", Declaration.of(experiment.stream()));
        return parameters;
    }

    private static String name(StageResult stage) {
        return stage.stage() + ":" + stage.key().hex();
    }

    private SaeLensMetadata metadata(SaeSpec spec) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("declaration", Declaration.of(spec));
        provenance.put("stream", Declaration.of(experiment.stream()));
        provenance.put("corpus", Declaration.of(experiment.corpus()));
        provenance.put("corpus_stage", name(studied.corpusStage()));
        provenance.put("model", Declaration.of(experiment.model()));
        provenance.put("model_stage", name(studied.model()));
        provenance.put("experiment_seed", experiment.seed());
        return new SaeLensMetadata(
                studied.shape().name(),
                experiment.activations().hook(),
                experiment.corpus().kind(),
                studied.window(experiment.stream()),
                experiment.stream().prependBos(),
                provenance);
    }
}
