package monosema.run;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.config.SaeSpec;
import monosema.hub.HubUnreachableException;
import monosema.io.BadInputException;
import monosema.provenance.Commit;
import monosema.provenance.Host;
import monosema.provenance.Libraries;
import monosema.provenance.PeakMemory;
import monosema.record.BuildReport;
import monosema.record.ExperimentRecord;
import monosema.record.RecordUpdate;
import monosema.record.Result;
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
    private final Slots slots;
    private final SweepCells sweeps;

    ExperimentBuild(
            Experiment experiment,
            ExperimentStages work,
            RunOptions options,
            StageStore store,
            Console console,
            Slots slots,
            SweepCells sweeps) {
        this.experiment = experiment;
        this.work = work;
        this.options = options;
        this.store = store;
        this.console = console;
        this.slots = slots;
        this.sweeps = sweeps;
    }

    /** Runs it; whatever goes wrong becomes the entry. */
    BuildReport.Entry build() {
        console.beginLog();
        try {
            ComputeDevice device =
                    slots.inTurn(ComputeDevice.choose(options.device().orElse(experiment.device()), experiment.id()));
            if (needsGpu() && !device.device().isGpu()) {
                return notHere("it needs a GPU");
            }
            console.line(
                    "%s  (%s, %s)",
                    experiment.id(), device.name(), options.grade().label());
            StageRunner stages = new StageRunner(
                    experiment, store, console, options.grade(), device, slots, sweeps.folder(experiment.id()));
            work.run(stages, device.device());
            return record(stages, device);
        } catch (HubUnreachableException e) {
            return notHere(String.valueOf(e.getMessage()));
        } catch (BadInputException e) {
            return failed(String.valueOf(e.getMessage()), List.of());
        } catch (IOException | RuntimeException | Error e) {
            return failed(e.toString(), stackTrace(e));
        }
    }

    private BuildReport.Entry record(StageRunner stages, ComputeDevice device) throws IOException {
        Path fresh = options.target().resolve("records").resolve(experiment.id());
        String key = RecordAssembler.key(experiment, stages);
        List<String> notHere = stages.skipped().entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue())
                .toList();
        if (hasWhatWasSkipped(stages, key)) {
            return entry(BuildReport.Entry.KEPT, "not all of it can run here: " + stages.skipped(), List.of())
                    .without(notHere);
        }
        RecordAssembler.write(
                fresh, experiment, sweeps.contains(experiment.id()), key, stages.done(), runInfo(stages, device));
        RecordUpdate.Verdict verdict = RecordUpdate.apply(
                fresh,
                options.record(experiment.id()),
                options.rerecord() || lacksWhatHasRun(stages, key),
                experiment.tolerances());
        unusedTolerances(fresh);
        return entry(fresh, verdict).without(notHere);
    }

    private BuildReport.Entry entry(Path fresh, RecordUpdate.Verdict verdict) throws IOException {
        Path table = options.target().resolve("drift-" + experiment.id() + ".csv");
        if (verdict.drift().isEmpty()) {
            Files.deleteIfExists(table);
        } else {
            verdict.drift().write(table);
        }
        return switch (verdict.outcome()) {
            case RECORDED ->
                entry(BuildReport.Entry.RECORDED, null, verdict.drift().lines(LOG_TAIL));
            case CONFIRMED -> entry(BuildReport.Entry.CONFIRMED, null, List.of());
            case AGREES -> differs(BuildReport.Entry.AGREES, fresh, table, verdict);
            case DIFFERS -> differs(BuildReport.Entry.DIFFERS, fresh, table, verdict);
            case DIFFERS_ELSEWHERE -> differs(BuildReport.Entry.DIFFERS_ELSEWHERE, fresh, table, verdict);
        };
    }

    /** A pattern that is misspelt would leave its results to another rule without a word. */
    private void unusedTolerances(Path fresh) {
        List<String> ids =
                ExperimentRecord.read(fresh).results().stream().map(Result::id).toList();
        experiment
                .tolerances()
                .unused(ids)
                .forEach(pattern -> console.line("  tolerances: '%s' decides about no result", pattern));
    }

    private boolean needsGpu() {
        return experiment instanceof ModelExperiment model && model.needs().gpu();
    }

    /** Whether the committed record is of the same key and of a machine that could run what this one cannot. */
    private boolean hasWhatWasSkipped(StageRunner stages, String key) {
        return committed(key)
                .filter(record -> stages.skipped().keySet().stream().anyMatch(sae -> has(record, sae)))
                .isPresent();
    }

    /** Whether the committed record is of the same key and lacks an SAE that has run here: then this one completes it. */
    private boolean lacksWhatHasRun(StageRunner stages, String key) {
        return experiment instanceof ModelExperiment model
                && committed(key)
                        .filter(record -> model.saes().stream()
                                .map(SaeSpec::id)
                                .filter(sae -> !stages.skipped().containsKey(sae))
                                .anyMatch(sae -> !has(record, sae)))
                        .isPresent();
    }

    private Optional<ExperimentRecord> committed(String key) {
        Path folder = options.record(experiment.id());
        return ExperimentRecord.existsIn(folder)
                ? Optional.of(ExperimentRecord.read(folder))
                        .filter(record -> record.key().equals(key))
                : Optional.empty();
    }

    private static boolean has(ExperimentRecord record, String sae) {
        return record.find("sae." + sae + ".dSae").isPresent();
    }

    /** It cannot run on this machine now: its record, if there is one, stays. */
    private BuildReport.Entry notHere(String why) {
        console.line("%s  not run here: %s", experiment.id(), why);
        boolean recorded = ExperimentRecord.existsIn(options.record(experiment.id()));
        return entry(recorded ? BuildReport.Entry.KEPT : BuildReport.Entry.NOT_RUN, "not run here: " + why, List.of())
                .without(List.of(why));
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
                device.described(),
                host.cpu(),
                host.cores(),
                host.os(),
                host.javaVersion(),
                libraries,
                PeakMemory.mebibytes(),
                stages.times());
    }

    private BuildReport.Entry differs(String outcome, Path fresh, Path table, RecordUpdate.Verdict verdict) {
        List<String> lines = verdict.drift().lines(LOG_TAIL);
        String where = verdict.recordedOn().equals(verdict.runOn())
                ? "on what computed the record"
                : "in %s, recorded in %s".formatted(verdict.runOn(), verdict.recordedOn());
        console.line("  %s: %s (%s)", experiment.id(), verdict.drift().summary(), where);
        lines.forEach(line -> console.line("    " + line));
        String message =
                "%s (%s); the new record lies in %s, the whole table in %s; -Dmonosema.rerecord=true replaces the"
                                .formatted(verdict.drift().summary(), where, fresh, table)
                        + " committed one";
        return entry(outcome, message, lines);
    }

    private BuildReport.Entry failed(String message, List<String> trace) {
        List<String> log = new ArrayList<>(console.log());
        log.addAll(trace);
        console.line("  failed: " + message);
        trace.forEach(line -> console.line("    " + line));
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
