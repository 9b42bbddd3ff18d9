package monosema.run;

import ai.djl.engine.EngineException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import monosema.config.Experiment;
import monosema.io.BadInputException;
import monosema.model.DeviceMemory;
import monosema.record.StageOrigin;
import monosema.record.StageTime;
import monosema.store.StageInput;
import monosema.store.StageKey;
import monosema.store.StageResult;
import monosema.store.StageStore;

/** Runs the stages of one experiment over the store, in the order in which they are asked for, a console line each. */
final class StageRunner {
    private final Experiment experiment;
    private final StageStore store;
    private final Console console;
    private final Grade grade;
    private final ComputeDevice device;
    private final Slots slots;
    private final boolean makes;
    private final Optional<Path> sweepScratch;
    private final List<StageResult> done = new ArrayList<>();
    private final Map<StageKey, JsonNode> inputs = new HashMap<>();
    private final Map<String, String> external = new TreeMap<>();
    private final Map<String, Integer> versions = new TreeMap<>();
    private final Map<String, String> skipped = new TreeMap<>();

    /**
     * Runs stages beside those of other experiments.
     *
     * @param sweepScratch what {@link #sweepScratch()} is
     */
    StageRunner(
            Experiment experiment,
            StageStore store,
            Console console,
            Grade grade,
            ComputeDevice device,
            Slots slots,
            Optional<Path> sweepScratch) {
        this(experiment, store, console, grade, device, slots, true, sweepScratch);
    }

    /** Runs stages with nothing beside them. */
    StageRunner(Experiment experiment, StageStore store, Console console, Grade grade, ComputeDevice device) {
        this(experiment, store, console, grade, device, new Slots(Long.MAX_VALUE), Optional.empty());
    }

    /**
     * Finds the stages of a grade and a device without making any, in a JVM that may be of another grade.
     *
     * <p>A stage that is not stored ends in a {@link NotStoredException}.
     */
    static StageRunner ofStored(Experiment experiment, StageStore store, Grade grade, ComputeDevice device) {
        Console silent = Console.plain(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new StageRunner(
                experiment, store, silent, grade, device, new Slots(Long.MAX_VALUE), false, Optional.empty());
    }

    private StageRunner(
            Experiment experiment,
            StageStore store,
            Console console,
            Grade grade,
            ComputeDevice device,
            Slots slots,
            boolean makes,
            Optional<Path> sweepScratch) {
        this.experiment = experiment;
        this.store = store;
        this.console = console;
        this.grade = grade;
        this.device = device;
        this.slots = slots;
        this.makes = makes;
        this.sweepScratch = sweepScratch;
    }

    /** A stage whose numbers depend on neither device nor grade. */
    StageResult plain(
            StageName name, String part, Map<String, ?> parameters, List<StageResult> upstream, StageWork work) {
        return run(input(name, part, parameters, upstream), work);
    }

    /** A stage that reads something from outside; {@code external} is the SHA-256 of its contents by name. */
    StageResult external(
            StageName name,
            String part,
            Map<String, ?> parameters,
            Map<String, String> external,
            List<StageResult> upstream,
            StageWork work) {
        StageInput input = input(name, part, parameters, upstream);
        this.external.putAll(external);
        for (Map.Entry<String, String> entry : external.entrySet()) {
            input = input.external(entry.getKey(), entry.getValue());
        }
        return run(input, work);
    }

    /** A stage that computes with tensors: the device's class and the grade change its numbers. */
    StageResult tensors(
            StageName name, String part, Map<String, ?> parameters, List<StageResult> upstream, StageWork work) {
        return tensors(name, part, parameters, upstream, Slots.USUAL_BYTES, work);
    }

    /**
     * The same, of a stage whose need of memory is known.
     *
     * @param bytes of this machine's memory that it may take, wherever its tensors live
     */
    StageResult tensors(
            StageName name,
            String part,
            Map<String, ?> parameters,
            List<StageResult> upstream,
            long bytes,
            StageWork work) {
        StageInput input =
                input(name, part, parameters, upstream).device(device.name()).grade(grade.label());
        return run(input, (out, progress) -> slots.tensors(device.device(), bytes, () -> work.write(out, progress)));
    }

    /**
     * Leaves out what cannot run here. The experiment's key stays what it is where it can.
     *
     * @param part such as an SAE's id
     * @param why in a few words
     * @param names the stages that are left out
     */
    void skip(String part, String why, StageName... names) {
        for (StageName name : names) {
            versions.put(name.label(), name.version());
        }
        skipped.put(part, why);
        console.line("  skipped %s: %s", part, why);
    }

    /** What was left out, and why. */
    Map<String, String> skipped() {
        return Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    /** A folder of the store for what several stages share while they run; not made yet. */
    Path sharedScratch(String name) {
        return store.sharedScratch(experiment.id() + "-" + name);
    }

    /** A folder that outlives the experiment, for what cells of its sweep share; empty where there is nobody to share with. */
    Optional<Path> sweepScratch() {
        return sweepScratch;
    }

    /**
     * Works on what is in {@link #sweepScratch()} while no other cell does; where there is none, at once. To be called
     * while no stage is being made, so that cells do not wait for each other in a circle.
     */
    void inTurn(Runnable work) {
        if (sweepScratch.isEmpty()) {
            work.run();
            return;
        }
        try {
            store.alone(String.valueOf(sweepScratch.get().getFileName()), () -> {
                work.run();
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the user something that no stage's line says. */
    void message(String text) {
        console.line("  " + text);
    }

    /** What has been run so far, in order. */
    List<StageResult> done() {
        return List.copyOf(done);
    }

    /** SHA-256 of what the stages so far read from outside, in order of name. */
    Map<String, String> external() {
        return Collections.unmodifiableMap(new TreeMap<>(external));
    }

    /** Code versions of the stages so far, by {@link StageName#label()}. */
    Map<String, Integer> versions() {
        return Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /** What each stage cost; a cached one the time that it once took. */
    List<StageTime> times() {
        return done.stream()
                .map(stage -> new StageTime(
                        stage.stage(),
                        stage.key().hex(),
                        Math.round(stage.bodySeconds() * 1000) / 1000.0,
                        stage.outcome() == StageResult.Outcome.RAN ? StageTime.RAN : StageTime.CACHED,
                        StageWriter.throughput(stage.folder()),
                        origin(stage)))
                .toList();
    }

    private StageOrigin origin(StageResult stage) {
        return new StageOrigin(
                Objects.requireNonNull(inputs.get(stage.key())),
                StageWriter.read(stage.folder()),
                RecordAssembler.names(stage.folder().resolve(StageWriter.RECORD)));
    }

    private StageInput input(StageName name, String part, Map<String, ?> parameters, List<StageResult> upstream) {
        versions.put(name.label(), name.version());
        String label = part.isEmpty() ? name.label() : name.label() + "." + part;
        StageInput input =
                StageInput.of(label, name.version()).parameters(parameters).seed(experiment.seed());
        for (StageResult stage : upstream) {
            input = input.upstream(stage.stage(), stage.key());
        }
        return input;
    }

    private StageResult run(StageInput input, StageWork work) {
        String stage = input.stage() + ":" + input.key().hex();
        StageResult result;
        try {
            result = result(input, work, stage);
        } catch (EngineException | OutOfMemoryError e) {
            if (DeviceMemory.isExhausted(e)) {
                throw new BadInputException(
                        "stage %s: out of memory on %s; what was finished is kept (%s)"
                                .formatted(input.stage(), device.name(), DeviceMemory.reason(e)),
                        e);
            }
            throw e;
        }
        console.line("  " + result.line());
        done.add(result);
        inputs.put(result.key(), input.json());
        return result;
    }

    private StageResult result(StageInput input, StageWork work, String stage) {
        try (Console.StageProgress progress = console.progress(input.stage())) {
            return store.run(experiment.id(), input, folder -> {
                if (!makes) {
                    throw new NotStoredException(experiment.id(), input.stage());
                }
                StageWriter out =
                        new StageWriter(folder, store.scratch(input), stage, experiment.seed(), this::message);
                work.write(out, progress);
                out.finish();
            });
        }
    }
}
