package monosema.run;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.config.Declaration;
import monosema.config.PlantedExperiment;
import monosema.config.PlantedSpec;
import monosema.config.SaeSpec;
import monosema.planted.PlantedTrial;
import monosema.provenance.Seed;
import monosema.record.PlantedFiles;
import monosema.store.StageResult;

/**
 * A study of planted dictionaries as its stages: each SAE on each dictionary at each number of active features, stored on
 * its own, and a summary over the dictionaries.
 */
record PlantedRun(PlantedExperiment experiment) implements ExperimentStages {

    @Override
    public void run(StageRunner stages, Device device) {
        PlantedSpec spec = experiment.planted();
        List<StageResult> all = new ArrayList<>();
        for (int level = 0; level < spec.active().size(); level++) {
            for (int s = 0; s < experiment.saes().size(); s++) {
                SaeSpec.Trained sae = experiment.saes().get(s).at(level);
                List<StageResult> trials = new ArrayList<>();
                for (int dictionary = 1; dictionary <= spec.dictionaries(); dictionary++) {
                    PlantedSpec own = level == 0 ? spec : spec.unlabelled();
                    trials.add(trial(stages, device, own, sae, spec.active().get(level), dictionary));
                }
                summary(stages, sae.id(), spec.active().get(level), trials);
                all.addAll(level == 0 ? trials : List.of());
            }
        }
        if (spec.labels().any()) {
            validation(stages, all);
        }
        if (spec.labels().noiseDraws() > 0) {
            noise(stages, device);
        }
    }

    /** At the first number of active features. */
    private void validation(StageRunner stages, List<StageResult> trials) {
        stages.plain(
                StageName.VALIDATION,
                "",
                Map.of(),
                trials,
                (out, progress) -> new ValidationStage(trials, seed()).write(out));
    }

    /** Of the first SAE on the first dictionary. */
    private void noise(StageRunner stages, Device device) {
        PlantedSpec spec = experiment.planted();
        int active = spec.active().get(0);
        SaeSpec.Trained sae = experiment.saes().get(0).at(0);
        PlantedTrial trial = new PlantedTrial(spec, active, 1, sae, seed(), device);
        Map<String, Object> parameters = parameters(sae, active, 1);
        parameters.put("noiseDraws", spec.labels().noiseDraws());
        parameters.put("permutations", spec.labels().permutations());
        stages.tensors(
                StageName.PLANTED_NOISE,
                "",
                parameters,
                List.of(),
                (out, progress) -> new PlantedNoiseStage(trial).write(out, progress));
    }

    private Seed seed() {
        return new Seed(experiment.seed()).child("planted");
    }

    private Map<String, Object> parameters(SaeSpec.Trained sae, int active, int dictionary) {
        PlantedSpec spec = experiment.planted();
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("sae", Declaration.of(sae));
        parameters.put("dIn", spec.dIn());
        parameters.put("features", spec.features());
        parameters.put("exponent", spec.exponent());
        parameters.put("leastStrength", spec.leastStrength());
        parameters.put("mostStrength", spec.mostStrength());
        parameters.put("heldOutRows", spec.heldOutRows());
        parameters.put("active", active);
        parameters.put("dictionary", dictionary);
        return parameters;
    }

    private StageResult trial(
            StageRunner stages, Device device, PlantedSpec spec, SaeSpec.Trained sae, int active, int dictionary) {
        Map<String, Object> parameters = parameters(sae, active, dictionary);
        if (spec.labels().any()) {
            parameters.put("labels", spec.labels().features());
            parameters.put("labelRows", spec.labels().rows());
        }
        PlantedTrial trial = new PlantedTrial(spec, active, dictionary, sae, seed(), device);
        return stages.tensors(
                StageName.PLANTED,
                "%s.%d.%d".formatted(sae.id(), active, dictionary),
                parameters,
                List.of(),
                (out, progress) -> {
                    PlantedTrial.Outcome outcome = trial.run(progress);
                    PlantedFiles.planted(out.recordFile(PlantedFiles.PLANTED), List.of(outcome.score()));
                    outcome.validation()
                            .ifPresent(row ->
                                    PlantedFiles.validation(out.recordFile(PlantedFiles.VALIDATION), List.of(row)));
                });
    }

    private static void summary(StageRunner stages, String sae, int active, List<StageResult> trials) {
        stages.plain(
                StageName.PLANTED_SUMMARY,
                sae + "." + active,
                Map.of(),
                trials,
                (out, progress) -> PlantedSummaryStage.of(trials).write("planted." + sae + "." + active + ".", out));
    }
}
