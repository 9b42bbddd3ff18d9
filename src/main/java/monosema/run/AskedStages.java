package monosema.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.data.WordSets;
import monosema.hub.Hub;
import monosema.io.BadInputException;
import monosema.store.StageInput;
import monosema.store.StageStore;
import monosema.store.StoredStages;

/**
 * The stages that an experiment asks for as it is declared now, found without running or writing anything.
 *
 * @param experiment its id
 * @param inputs in the order in which it would run them
 * @param end why what it asks for after them cannot be told; empty where these are all
 */
public record AskedStages(String experiment, List<StageInput> inputs, Optional<String> end) {
    public AskedStages {
        inputs = List.copyOf(inputs);
    }

    /**
     * Finds them. Some can only be told from results of earlier ones: where such a result is not stored, they end there.
     *
     * @param options the store, the device in place of the experiment's own, and the grade
     */
    public static AskedStages of(Experiment experiment, RunOptions options) {
        List<StageInput> inputs = new ArrayList<>();
        ComputeDevice device = ComputeDevice.choose(options.device().orElse(experiment.device()), experiment.id());
        if (experiment instanceof ModelExperiment model
                && model.needs().gpu()
                && !device.device().isGpu()) {
            return new AskedStages(experiment.id(), inputs, Optional.of("not run here: it needs a GPU"));
        }
        StageStore store = StageStore.onlyTelling(options.store(), inputs::add);
        try {
            stages(experiment, options)
                    .run(StageRunner.ofStored(experiment, store, options.grade(), device), device.device());
            return new AskedStages(experiment.id(), inputs, Optional.empty());
        } catch (RuntimeException e) {
            return new AskedStages(experiment.id(), inputs, Optional.of(end(inputs, options.store(), e)));
        }
    }

    private static ExperimentStages stages(Experiment experiment, RunOptions options) {
        Function<ModelExperiment, ExperimentStages> ofModel = model -> (stages, device) -> new ModelExperimentRun(
                        model,
                        model.wordsets().stream().map(WordSets::load).toList(),
                        stages,
                        device,
                        Hub.of(options.hub(), message -> {}))
                .run();
        return experiment.match(ofModel, CalibrationRun::new, PlantedRun::new);
    }

    private static String end(List<StageInput> inputs, Path folder, RuntimeException e) {
        StoredStages stored = StoredStages.in(folder);
        for (StageInput input : inputs) {
            if (!stored.has(input)) {
                return "it rests on what stage " + input.stage() + " will give, which is not stored";
            }
        }
        if (e instanceof BadInputException) {
            return String.valueOf(e.getMessage());
        }
        throw e;
    }

    /** The last input of a stage by its name; empty if it is not asked for. */
    public Optional<StageInput> find(String stage) {
        return inputs.stream().filter(input -> input.stage().equals(stage)).reduce((first, last) -> last);
    }
}
