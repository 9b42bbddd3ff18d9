package monosema;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import monosema.config.Experiment;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.hub.HubSettings;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import monosema.run.AskedStages;
import monosema.run.Grade;
import monosema.run.RunOptions;
import monosema.store.StoredStage;
import monosema.store.StoredStages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code store why}: what a stored stage was made from, and whether and why a run would make it again. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Tells what a stored stage was made from, and why a run would make it again.")
final class StoreWhyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STAGE", description = "A stage by its name, or by the beginning of its key.")
    String stage = "";

    @Mixin
    StudyOptions study = new StudyOptions();

    @Option(names = "--store", defaultValue = ".monosema", description = "Folder of stored stages (${DEFAULT-VALUE}).")
    Path store = Path.of(".monosema");

    @Option(names = "--experiment", defaultValue = "", paramLabel = "ID", description = "Only for this experiment.")
    String experiment = "";

    @Option(
            names = "--device",
            defaultValue = "",
            description = "Of the run that is thought of: auto, gpu, gpu:N or cpu; instead of each experiment's own.")
    String device = "";

    @Option(
            names = "--reproducible",
            defaultValue = "portable",
            description = "Of the run that is thought of: portable, machine or machine-tf32 (${DEFAULT-VALUE}).")
    String reproducible = "portable";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Grade grade = RunCommand.choice(Grade.class, "--reproducible", reproducible);
        DeviceOption chosen = DeviceOption.parse(device);
        if (!ForkedJvm.isCurrent()) {
            return ForkedJvm.run(
                    grade, chosen, spec.root().commandLine().getParseResult().originalArgs());
        }
        StoredStages stored = StoredStages.in(store);
        List<StoredStage> found = new SoughtStage(stage, experiment).in(stored.all());
        found.stream()
                .findFirst()
                .ifPresent(result ->
                        new Provenance(stored, Instant.now()).lines(result).forEach(System.out::println));
        found.stream()
                .skip(1)
                .forEach(other -> System.out.println("also stored: %s %s of %s"
                        .formatted(
                                OneLine.text(other.stage()),
                                StoreTable.key(other),
                                OneLine.text(String.join(", ", other.experiments())))));
        reruns(stored, found.stream().findFirst(), grade, chosen).forEach(System.out::println);
        return Main.OK;
    }

    private List<String> reruns(StoredStages stored, Optional<StoredStage> result, Grade grade, DeviceOption chosen) {
        Study declared = StudyReader.read(study.experiments);
        RunOptions options = new RunOptions(
                study.site,
                store,
                study.target,
                chosen.choice(),
                Set.of(),
                false,
                grade,
                HubSettings.fromEnvironment(),
                false);
        List<String> lines = new ArrayList<>();
        for (Experiment each : concerned(declared, result)) {
            AskedStages asked = AskedStages.of(each, options);
            if (result.isPresent() || asked.find(stage).isPresent() || !experiment.isEmpty()) {
                lines.addAll(new Rerun(stored, asked)
                        .lines(result.map(StoredStage::stage).orElse(stage), result));
            }
        }
        if (lines.isEmpty() && result.isEmpty()) {
            throw new BadInputException("no stage %s is stored in %s or asked for by %s; there is: %s"
                    .formatted(OneLine.quoted(stage), store, study.experiments, names(stored)));
        }
        return lines.isEmpty() ? List.of("no experiment of " + study.experiments + " asks for it") : lines;
    }

    private List<Experiment> concerned(Study declared, Optional<StoredStage> result) {
        if (!experiment.isEmpty()
                && declared.experiments().stream().noneMatch(each -> each.id().equals(experiment))) {
            throw new BadInputException("no experiment %s in %s; there is: %s"
                    .formatted(
                            OneLine.quoted(experiment),
                            study.experiments,
                            declared.experiments().stream().map(Experiment::id).collect(Collectors.joining(", "))));
        }
        return declared.experiments().stream()
                .filter(each -> experiment.isEmpty()
                        ? result.map(found -> found.experiments().contains(each.id()))
                                .orElse(true)
                        : each.id().equals(experiment))
                .toList();
    }

    private static String names(StoredStages stored) {
        String names = stored.all().stream()
                .filter(StoredStage::isResult)
                .map(StoredStage::stage)
                .distinct()
                .map(OneLine::text)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing" : names;
    }
}
