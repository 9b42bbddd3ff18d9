package monosema.run;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.config.Experiment;
import monosema.io.BadInputException;
import monosema.provenance.Commit;
import monosema.provenance.Host;
import monosema.provenance.Libraries;
import monosema.provenance.PeakMemory;
import monosema.record.BuildReport;
import monosema.record.RecordUpdate;
import monosema.record.RunInfo;
import monosema.store.StageStore;
import org.jspecify.annotations.Nullable;

/** One experiment of a build: its stages, its record, and what became of both. */
final class ExperimentBuild {
    private static final int LOG_TAIL = 25;

    private final Experiment experiment;
    private final ExperimentStages work;
    private final RunOptions options;
    private final StageStore store;
    private final Console console;

    ExperimentBuild(
            Experiment experiment, ExperimentStages work, RunOptions options, StageStore store, Console console) {
        this.experiment = experiment;
        this.work = work;
        this.options = options;
        this.store = store;
        this.console = console;
    }

    /** Runs it; whatever goes wrong becomes the entry. */
    BuildReport.Entry build() {
        try {
            ComputeDevice device = ComputeDevice.choose(options.device().orElse(experiment.device()), experiment.id());
            console.line(
                    "%s  (%s, %s)",
                    experiment.id(), device.name(), options.grade().label());
            StageRunner stages = new StageRunner(experiment, store, console, options.grade(), device);
            work.run(stages, device.device());
            return record(stages, device);
        } catch (BadInputException e) {
            return failed(String.valueOf(e.getMessage()), List.of());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return failed(e.toString(), stackTrace(e));
        }
    }

    private BuildReport.Entry record(StageRunner stages, ComputeDevice device) throws IOException {
        Path fresh = options.target().resolve("records").resolve(experiment.id());
        String key = RecordAssembler.key(experiment, stages);
        RecordAssembler.write(fresh, experiment, key, stages.done(), runInfo(stages, device));
        RecordUpdate.Verdict verdict = RecordUpdate.apply(fresh, options.record(experiment.id()), options.rerecord());
        return switch (verdict.outcome()) {
            case RECORDED -> entry(BuildReport.Entry.RECORDED, null, verdict.moved());
            case CONFIRMED -> entry(BuildReport.Entry.CONFIRMED, null, List.of());
            case AGREES -> differs(BuildReport.Entry.AGREES, fresh, verdict.moved());
            case DIFFERS -> differs(BuildReport.Entry.DIFFERS, fresh, verdict.moved());
            case DIFFERS_ELSEWHERE -> differs(BuildReport.Entry.DIFFERS_ELSEWHERE, fresh, verdict.moved());
        };
    }

    private RunInfo runInfo(StageRunner stages, ComputeDevice device) {
        Host host = Host.here();
        Path site = options.site();
        Commit commit = Commit.of(Path.of("").toAbsolutePath(), List.of(site.toString()));
        Map<String, String> libraries = new TreeMap<>(Libraries.versions());
        libraries.put("PyTorch", Engine.getInstance().getVersion());
        return new RunInfo(
                experiment.id(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit.id(),
                commit.dirty(),
                options.grade().label(),
                device.name(),
                host.cpu(),
                host.cores(),
                host.os(),
                host.javaVersion(),
                libraries,
                PeakMemory.mebibytes(),
                stages.times());
    }

    private BuildReport.Entry differs(String outcome, Path fresh, List<String> moved) {
        console.line("  %s gives other numbers than its committed record (the new one: %s):", experiment.id(), fresh);
        moved.stream().limit(LOG_TAIL).forEach(line -> console.line("    " + line));
        String message = moved.size() + " differences from the committed record; the new one lies in " + fresh
                + "; -Dmonosema.rerecord=true replaces it";
        return entry(outcome, message, moved.stream().limit(LOG_TAIL).toList());
    }

    private BuildReport.Entry failed(String message, List<String> log) {
        console.line("  failed: " + message);
        log.forEach(line -> console.line("    " + line));
        return entry(BuildReport.Entry.FAILED, message.lines().findFirst().orElse(""), log);
    }

    private BuildReport.Entry entry(String outcome, @Nullable String message, List<String> log) {
        return new BuildReport.Entry(experiment.id(), outcome, message, log, BuildReport.rerun(experiment.id()));
    }

    private static List<String> stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(LOG_TAIL).toList();
    }
}
