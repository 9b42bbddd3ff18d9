package monosema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import monosema.config.StudyReader;
import monosema.hub.HubSettings;
import monosema.io.Json;
import monosema.parity.ParityReport;
import monosema.parity.ParitySample;
import monosema.run.ComputeDevice;
import monosema.run.Console;
import monosema.run.Grade;
import monosema.run.ParityRun;
import monosema.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code parity}: whether a GPU, or another grade, gives what the CPU gives in the portable grade, on an experiment's own
 * model.
 */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description = "Compares a GPU, or another grade, with the CPU's portable arithmetic on an experiment's model.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all within the tolerances",
            "1:something is beyond them",
            "2:the command line or an input is wrong",
            "3:no GPU to compare with"
        })
final class ParityCommand implements Callable<Integer> {
    private enum Side {
        REFERENCE,
        OTHER
    }

    @Mixin
    StudyOptions study = new StudyOptions();

    @Option(names = "--store", defaultValue = ".monosema", description = "Folder of stored stages (${DEFAULT-VALUE}).")
    Path store = Path.of(".monosema");

    @Option(names = "--only", required = true, paramLabel = "ID", description = "The experiment, which has a model.")
    String only = "";

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "What is compared: auto, gpu, gpu:N (counted from 0) or cpu (${DEFAULT-VALUE}).")
    String device = "auto";

    @Option(
            names = {"--grade", "--reproducible"},
            defaultValue = "machine",
            description = "Its grade: portable, machine or machine-tf32 (${DEFAULT-VALUE}).")
    String grade = "machine";

    @Option(names = "--side", hidden = true, defaultValue = "")
    String side = "";

    @Option(names = "--to", hidden = true, defaultValue = "")
    Path to = Path.of("");

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Grade chosen = RunCommand.choice(Grade.class, "--grade", grade);
        DeviceOption option = DeviceOption.parse(device);
        if (!side.isEmpty()) {
            return measure(chosen, option, RunCommand.choice(Side.class, "--side", side));
        }
        Path folder = Files.createTempDirectory("monosema-parity");
        try {
            return compare(chosen, option, folder);
        } finally {
            for (Side each : Side.values()) {
                Files.deleteIfExists(sample(folder, each));
            }
            Files.delete(folder);
        }
    }

    private int compare(Grade chosen, DeviceOption option, Path folder) {
        for (Side each : Side.values()) {
            List<String> arguments =
                    new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
            arguments.add("--side=" + each.name().toLowerCase(Locale.ROOT));
            arguments.add("--to=" + sample(folder, each));
            int exit = ForkedJvm.run(each == Side.REFERENCE ? Grade.PORTABLE : chosen, option, arguments);
            if (exit != Main.OK) {
                return exit;
            }
        }
        ParityReport report = ParityReport.of(
                only, ParitySample.read(sample(folder, Side.REFERENCE)), ParitySample.read(sample(folder, Side.OTHER)));
        report.lines().forEach(System.out::println);
        System.out.println("  written to " + write(report));
        return report.within() ? Main.OK : Main.FAILED;
    }

    private static Path sample(Path folder, Side side) {
        return folder.resolve(side.name() + ".safetensors");
    }

    private Path write(ParityReport report) {
        Path file = study.target.resolve("parity-" + only + ".json");
        try {
            Files.createDirectories(study.target);
            Files.writeString(file, Json.pretty(report));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One side, in the JVM that was started for it. */
    private int measure(Grade chosen, DeviceOption option, Side wanted) {
        RunOptions options = new RunOptions(
                study.site,
                store,
                study.target,
                option.choice(),
                Set.of(only),
                false,
                chosen,
                HubSettings.fromEnvironment(),
                false);
        ParityRun run = new ParityRun(StudyReader.read(study.experiments), options, Console.system());
        Optional<ComputeDevice> other = run.other();
        if (other.isEmpty()) {
            return Main.NOTHING_TO_COMPARE;
        }
        switch (wanted) {
            case REFERENCE -> run.reference(other.get(), to);
            case OTHER -> run.other(other.get(), to);
        }
        return Main.OK;
    }
}
