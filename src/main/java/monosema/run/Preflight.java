package monosema.run;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.behaviour.ModelLean;
import monosema.config.AnalysisSpec;
import monosema.config.CorpusSpec;
import monosema.config.DeviceChoice;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.config.ModelSpec;
import monosema.config.PlantedExperiment;
import monosema.config.SaeSpec;
import monosema.config.Study;
import monosema.config.Sweep;
import monosema.config.WordSetSpec;
import monosema.data.CleanedWordSet;
import monosema.data.StoryWorld;
import monosema.data.WordSets;
import monosema.hub.Hub;
import monosema.io.BadInputException;
import monosema.sae.SaeMemory;

/** Everything that can be known to be wrong before work starts, found in one go. */
final class Preflight {
    private final Study study;
    private final RunOptions options;
    private final PromptedWordSets prompted;
    private final Consumer<String> messages;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param messages is told what the hub does, when it does
     */
    Preflight(Study study, RunOptions options, PromptedWordSets prompted, Consumer<String> messages) {
        this.study = study;
        this.options = options;
        this.prompted = prompted;
        this.messages = messages;
    }

    /**
     * Looks at all experiments, also those that will not run.
     *
     * @return the stages of each, by the experiment's id
     * @throws BadInputException one line a mistake
     */
    Map<String, ExperimentStages> check() {
        onlyKnownIds();
        onlyPromptedWordSets();
        writable(options.site());
        writable(options.target());
        Map<String, ExperimentStages> ready = new LinkedHashMap<>();
        List<String> declared = study.declaredIds();
        Map<String, Sweep> sweepOf = study.sweepOfCell();
        for (Experiment experiment : study.experiments()) {
            Sweep sweep = sweepOf.get(experiment.id());
            String where = "experiments[" + declared.indexOf(sweep == null ? experiment.id() : sweep.id()) + "]";
            noting(() -> ready.put(experiment.id(), stages(where, experiment)));
            noting(() -> device(experiment));
        }
        if (!mistakes.isEmpty()) {
            throw new BadInputException(mistakes.stream().distinct().collect(Collectors.joining("\n")));
        }
        return ready;
    }

    private ExperimentStages stages(String where, Experiment experiment) {
        return experiment.match(model -> model(where, model), CalibrationRun::new, planted -> planted(where, planted));
    }

    private ExperimentStages model(String where, ModelExperiment experiment) {
        for (int s = 0; s < experiment.saes().size(); s++) {
            SaeSpec sae = experiment.saes().get(s);
            String path = where + ".saes[" + s + "]";
            noting(() -> memory(path, experiment, sae));
        }
        noting(() -> corpus(where + ".corpus", experiment));
        List<Supplier<CleanedWordSet>> wordsets = new ArrayList<>();
        noting(() -> wordsets.add(wordset(experiment)));
        experiment.concepts().forEach(concept -> noting(() -> wordsets.add(concept(concept, experiment))));
        Hub hub = Hub.of(options.hub(), messages);
        return (stages, device) -> new ModelExperimentRun(
                        experiment, wordsets.stream().map(Supplier::get).toList(), stages, device, hub)
                .run();
    }

    private Supplier<CleanedWordSet> wordset(ModelExperiment experiment) {
        return load(experiment.wordset(), words -> {
            experiment
                    .analysis(AnalysisSpec.Lean.class)
                    .ifPresent(lean -> ModelLean.check(words.words(), lean.cues(), lean.kind()));
            experiment
                    .analysis(AnalysisSpec.Causal.class)
                    .ifPresent(causal -> ModelLean.check(words.words(), causal.cues(), causal.kind()));
        });
    }

    /** A model that is trained here knows StoryWorld's words and no others. */
    private Supplier<CleanedWordSet> concept(WordSetSpec spec, ModelExperiment experiment) {
        boolean trained = experiment.model() instanceof ModelSpec.TrainedGptNeo;
        return load(spec, words -> {
            if (trained) {
                words.requireKnownTo(StoryWorld.builtIn().vocabulary());
            }
        });
    }

    /** What has to be asked is asked when its experiment runs: asking is work, and may cost money. */
    private Supplier<CleanedWordSet> load(WordSetSpec spec, Consumer<CleanedWordSet> check) {
        if (spec instanceof WordSetSpec.Prompted asked && prompted.mustAsk(asked)) {
            return () -> {
                CleanedWordSet answered = prompted.ask(asked);
                check.accept(answered);
                return answered;
            };
        }
        CleanedWordSet loaded = WordSets.load(spec);
        check.accept(loaded);
        return () -> loaded;
    }

    private void onlyPromptedWordSets() {
        Set<String> due = study.experiments().stream()
                .filter(options::isDue)
                .flatMap(Preflight::prompted)
                .collect(Collectors.toCollection(TreeSet::new));
        String there = due.isEmpty() ? "none" : String.join(", ", due);
        options.ask()
                .unknown(due)
                .forEach(name -> mistakes.add(
                        "ask: no experiment of this run has a word set '%s' that is made by prompts; there is: %s"
                                .formatted(name, there)));
        if (options.ask().all() && due.isEmpty()) {
            mistakes.add("ask: no experiment of this run has a word set that is made by prompts");
        }
    }

    private static Stream<String> prompted(Experiment experiment) {
        return experiment.match(
                model -> model.wordsets().stream()
                        .filter(WordSetSpec.Prompted.class::isInstance)
                        .map(WordSetSpec::name),
                calibration -> Stream.of(),
                planted -> Stream.of());
    }

    private ExperimentStages planted(String where, PlantedExperiment experiment) {
        for (int s = 0; s < experiment.saes().size(); s++) {
            String path = where + ".saes[" + s + "]";
            for (int level = 0; level < experiment.planted().active().size(); level++) {
                SaeSpec.Trained sae = experiment.saes().get(s).at(level);
                noting(() -> memory(path, experiment, sae, experiment.planted().dIn()));
            }
        }
        return new PlantedRun(experiment);
    }

    /**
     * A model that is trained here has StoryWorld's words as its tokens, so that other texts cannot be told to it; what
     * tokens a model has that others have trained is its own affair.
     */
    private static void corpus(String where, ModelExperiment experiment) {
        boolean told = experiment.corpus() instanceof CorpusSpec.StoryWorld;
        boolean trained = experiment.model() instanceof ModelSpec.TrainedGptNeo;
        if (told != trained) {
            throw new BadInputException("%s: corpus kind '%s' is not supported with a model %s"
                    .formatted(
                            where,
                            experiment.corpus().kind(),
                            trained ? "trained from scratch" : "that is trained already"));
        }
    }

    private void onlyKnownIds() {
        TreeSet<String> unknown = new TreeSet<>(options.only());
        study.experiments().forEach(experiment -> unknown.remove(experiment.id()));
        if (!unknown.isEmpty()) {
            mistakes.add("no experiment '%s'; there is: %s"
                    .formatted(unknown.first(), String.join(", ", study.declaredIds())));
        }
    }

    private void writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".write", ".test"));
        } catch (IOException e) {
            mistakes.add(folder + ": no permission to write here, or not a folder (" + e + ")");
        }
    }

    private void device(Experiment experiment) {
        DeviceChoice choice = options.device().orElse(experiment.device());
        if (choice == DeviceChoice.GPU) {
            ComputeDevice.choose(choice, experiment.id());
        }
    }

    private void memory(String where, ModelExperiment experiment, SaeSpec sae) {
        ModelShape.declared(experiment.model()).ifPresent(shape -> {
            int dIn = shape.width(experiment.activations().hook());
            sae.match(
                    trained -> {
                        memory(where, experiment, trained, dIn);
                        return where;
                    },
                    pretrained -> where);
        });
    }

    private void memory(String where, Experiment experiment, SaeSpec.Trained sae, int dIn) {
        long dSae = (long) dIn * sae.expansion();
        sae.architecture().misfit(dSae).ifPresent(what -> {
            throw new BadInputException("%s '%s': %s".formatted(where, sae.id(), what));
        });
        boolean here = !(experiment instanceof ModelExperiment model)
                || !(model.needs().gpu() || model.needs().gpuSaes().contains(sae.id()));
        boolean cpu = here
                && options.device().orElse(experiment.device()) != DeviceChoice.GPU
                && (Engine.getInstance().getGpuCount() == 0
                        || options.device().orElse(experiment.device()) == DeviceChoice.CPU);
        if (cpu) {
            SaeMemory.check(where, sae, dIn, FreeMemory.bytes());
        }
    }

    private void noting(Runnable check) {
        try {
            check.run();
        } catch (BadInputException e) {
            mistakes.add(String.valueOf(e.getMessage()));
        }
    }
}
