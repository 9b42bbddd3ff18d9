package monosema;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import monosema.config.StudyReader;
import monosema.hub.HubSettings;
import monosema.io.BadInputException;
import monosema.record.BuildReport;
import monosema.run.AskAnew;
import monosema.run.Console;
import monosema.run.Grade;
import monosema.run.RunOptions;
import monosema.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code run}: runs the experiments that are due and writes or confirms their records. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs experiments and writes their records.")
final class RunCommand implements Callable<Integer> {
    private static final int MOST_JOBS = 1000;

    @Mixin
    StudyOptions study = new StudyOptions();

    @Option(names = "--store", defaultValue = ".monosema", description = "Folder of stored stages (${DEFAULT-VALUE}).")
    Path store = Path.of(".monosema");

    @Option(
            names = "--device",
            defaultValue = "",
            description = "auto, gpu, gpu:N (counted from 0) or cpu; instead of each experiment's own.")
    String device = "";

    @Option(
            names = "--only",
            defaultValue = "",
            description = "Ids of the experiments and sweeps to run, separated by commas.")
    String only = "";

    @Option(
            names = "--all",
            arity = "0..1",
            defaultValue = "false",
            fallbackValue = "true",
            description = "Run those on request too.")
    boolean all;

    @Option(
            names = "--reproducible",
            defaultValue = "portable",
            description = "portable, machine or machine-tf32 (${DEFAULT-VALUE}).")
    String reproducible = "portable";

    @Option(
            names = "--rerecord",
            arity = "0..1",
            defaultValue = "false",
            fallbackValue = "true",
            description = "Replace the records of what runs, whatever comes out.")
    boolean rerecord;

    @Option(
            names = "--ask",
            arity = "0..1",
            defaultValue = "false",
            fallbackValue = "true",
            paramLabel = "NAME",
            description = "Ask again for word sets made by prompts: for these, separated by commas, or for all.")
    String ask = "false";

    @Option(
            names = "--jobs",
            defaultValue = "0",
            description = "Experiments side by side; 0: one for every two cores (${DEFAULT-VALUE}).")
    int jobs;

    @Mixin
    StrictOption strict = new StrictOption();

    @Option(names = "--defer-failures", description = "End with 0 if experiments failed: check will tell.")
    boolean deferFailures;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Grade grade = choice(Grade.class, "--reproducible", reproducible);
        DeviceOption chosen = DeviceOption.parse(device);
        if (!ForkedJvm.isCurrent()) {
            ParseResult root = spec.root().commandLine().getParseResult();
            return ForkedJvm.run(grade, chosen, root.originalArgs());
        }
        RunOptions options = new RunOptions(
                study.site,
                store,
                study.target,
                chosen.choice(),
                ids(),
                all,
                grade,
                HubSettings.fromEnvironment(),
                rerecord,
                AskAnew.parse(ask),
                jobs());
        BuildReport report = new Runner(StudyReader.read(study.experiments), options, Console.system()).run();
        if (deferFailures) {
            return Main.OK;
        }
        boolean whole = strict.failures(report) == 0;
        return whole && report.failures().isEmpty() ? Main.OK : Main.FAILED;
    }

    /** A stage computes with two threads, whatever the cores: that is part of its numbers in the portable grade. */
    private int jobs() {
        if (jobs < 0 || jobs > MOST_JOBS) {
            throw new BadInputException("--jobs must be from 0 to %d, was %d".formatted(MOST_JOBS, jobs));
        }
        return jobs > 0 ? jobs : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private Set<String> ids() {
        return Arrays.stream(only.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The constant of that name, in lower case with hyphens. */
    static <E extends Enum<E>> E choice(Class<E> type, String option, String value) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = names.indexOf(value.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new BadInputException(
                    "%s must be one of %s, was '%s'".formatted(option, String.join(", ", names), value));
        }
        return type.getEnumConstants()[index];
    }
}
