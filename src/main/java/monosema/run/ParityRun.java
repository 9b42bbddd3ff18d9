package monosema.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.DeviceChoice;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.config.SaeSpec;
import monosema.config.Study;
import monosema.data.CleanedWordSet;
import monosema.data.WordSets;
import monosema.hub.Hub;
import monosema.io.BadInputException;
import monosema.io.Tensor;
import monosema.model.LanguageModel;
import monosema.parity.ParitySample;
import monosema.parity.Way;
import monosema.sae.Sae;
import monosema.sae.SaeLensFolder;
import monosema.store.StageStore;

/**
 * The two sides of a parity check, each in a JVM of its own whose environment is its grade's. Both read the same model:
 * that of the CPU in the portable grade, which the reference side makes if it is not stored.
 */
public final class ParityRun {
    private final ModelExperiment experiment;
    private final RunOptions options;
    private final Console console;
    private final CleanedWordSet wordset;
    private final StageStore store;

    /**
     * Prepares; nothing is computed yet.
     *
     * @param options the other side's device and grade; {@code only} names the one experiment
     * @throws BadInputException if that is not one experiment with a model, or its words are not there
     */
    public ParityRun(Study study, RunOptions options, Console console) {
        this.experiment = experiment(study, options);
        this.options = options;
        this.console = console;
        this.wordset = WordSets.load(experiment.wordset());
        this.store = StageStore.open(options.store(), console::line);
    }

    private static ModelExperiment experiment(Study study, RunOptions options) {
        List<ModelExperiment> wanted = models(study)
                .filter(model -> options.only().contains(model.id()))
                .toList();
        if (wanted.size() != 1 || options.only().size() != 1) {
            throw new BadInputException("--only must name one experiment with a model; there is: "
                    + models(study).map(Experiment::id).collect(Collectors.joining(", ")));
        }
        return wanted.get(0);
    }

    private static Stream<ModelExperiment> models(Study study) {
        return study.experiments().stream()
                .filter(ModelExperiment.class::isInstance)
                .map(ModelExperiment.class::cast);
    }

    /**
     * The device of the other side: with {@code auto} a GPU, and no CPU in its place.
     *
     * @return empty, and a line on the console that says how to get one, where there is none
     * @throws BadInputException if a GPU is asked for by name and there is none
     */
    public Optional<ComputeDevice> other() {
        DeviceChoice choice = options.device().orElse(DeviceChoice.AUTO);
        ComputeDevice device = ComputeDevice.choose(choice, experiment.id());
        if (choice != DeviceChoice.AUTO || device.device().isGpu()) {
            return Optional.of(device);
        }
        console.line(
                "parity  nothing to compare with: %s; --device=cpu --grade=machine compares this processor's own"
                        + " arithmetic with the portable one",
                ComputeDevice.unusedGpu()
                        .orElse(
                                "this machine shows no NVIDIA GPU (one with a driver, and a build with -Pcuda, are needed)"));
        return Optional.empty();
    }

    /** Writes the reference side's sample; makes the model first if it is not stored. */
    public void reference(ComputeDevice other, Path file) {
        ComputeDevice cpu = ComputeDevice.cpu();
        StageRunner stages = new StageRunner(experiment, store, console, Grade.PORTABLE, cpu);
        sample(stages, cpu, Way.REFERENCE, other, file);
    }

    /** Writes the other side's sample, of what the reference side has left in the store. */
    public void other(ComputeDevice other, Path file) {
        Way way = new Way(other.name(), options.grade().label());
        sample(stored(Grade.PORTABLE, ComputeDevice.cpu()), other, way, other, file);
    }

    private StageRunner stored(Grade grade, ComputeDevice device) {
        return StageRunner.ofStored(experiment, store, grade, device);
    }

    private void sample(StageRunner stages, ComputeDevice device, Way way, ComputeDevice other, Path file) {
        Hub hub = Hub.of(options.hub(), line -> console.line("  " + line));
        StudiedModel studied =
                new ModelExperimentRun(experiment, List.of(wordset), stages, device.device(), hub).studiedModel();
        try (LanguageModel model = studied.load()) {
            ParitySampler sampler = new ParitySampler(experiment, studied, model);
            List<Tensor> tensors = new ArrayList<>(sampler.ofModel(wordset.words()));
            Optional<SaeSpec.Trained> spec = firstTrained();
            Optional<Sae> sae = spec.flatMap(some -> find(some, studied, other));
            sae.ifPresent(some -> tensors.add(sampler.features(some, activations(tensors))));
            ParitySample.write(file, way, sae.flatMap(some -> spec).map(SaeSpec::id), tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor activations(List<Tensor> tensors) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(ParitySample.ACTIVATIONS))
                .findFirst()
                .orElseThrow();
    }

    private Optional<SaeSpec.Trained> firstTrained() {
        return experiment.saes().stream()
                .filter(SaeSpec.Trained.class::isInstance)
                .map(SaeSpec.Trained.class::cast)
                .findFirst();
    }

    /** As stored by either side, or as the committed record has it: any will do that both sides read. */
    private Optional<Sae> find(SaeSpec.Trained spec, StudiedModel studied, ComputeDevice other) {
        int width = studied.shape().width(experiment.activations().hook());
        Path recorded = options.record(experiment.id()).resolve("saes").resolve(spec.id());
        return Stream.of(stored(Grade.PORTABLE, ComputeDevice.cpu()), stored(options.grade(), other))
                .map(stages -> find(spec, new SaeStages(experiment, stages, other.device(), studied)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Files.exists(recorded.resolve(SaeLensFolder.WEIGHTS))
                        ? Optional.of(SaeLensFolder.read(recorded)).filter(sae -> sae.dIn() == width)
                        : Optional.empty());
    }

    private static Optional<Sae> find(SaeSpec.Trained spec, SaeStages stages) {
        try {
            return Optional.of(SaeStage.load(stages.trained(spec), spec.id()));
        } catch (NotStoredException e) {
            return Optional.empty();
        }
    }
}
