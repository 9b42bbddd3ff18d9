package monosema.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import monosema.checkpoint.CheckpointFile;
import monosema.checkpoint.PartsFile;
import monosema.io.Json;
import monosema.record.Interval;
import monosema.record.Result;
import monosema.record.Throughput;
import org.jspecify.annotations.Nullable;

/**
 * What a stage leaves behind: {@code results.json}, its numbers; {@code record/}, files that go into the experiment's
 * record as they are; and beside them what only later stages read.
 */
final class StageWriter {
    static final String RESULTS = "results.json";
    static final String RECORD = "record";
    private static final String THROUGHPUT = "throughput.json";
    private static final String READ = "read.json";

    private final Path folder;
    private final Path scratch;
    private final String stage;
    private final long seed;
    private final Consumer<String> messages;
    private final String recordFolder;
    private final String prefix;
    private final List<Result> results;
    private final Map<String, String> read;

    /**
     * @param folder of the stage in the making
     * @param scratch where it keeps what it goes on from if it is stopped; need not be there
     * @param stage {@code name:key}, to be named beside each number
     * @param seed the experiment's
     * @param messages takes a line where the stage goes on from what it kept, or cannot keep it
     */
    StageWriter(Path folder, Path scratch, String stage, long seed, Consumer<String> messages) {
        this.folder = folder;
        this.scratch = scratch;
        this.stage = stage;
        this.seed = seed;
        this.messages = messages;
        this.recordFolder = "";
        this.prefix = "";
        this.results = new ArrayList<>();
        this.read = new TreeMap<>();
    }

    private StageWriter(StageWriter whole, String concept) {
        this.folder = whole.folder;
        this.scratch = whole.scratch;
        this.stage = whole.stage;
        this.seed = whole.seed;
        this.messages = whole.messages;
        this.recordFolder = concept;
        this.prefix = "concept." + concept + ".";
        this.results = whole.results;
        this.read = whole.read;
    }

    /**
     * This stage's writer for a concept beside the first: the same files of the record in the concept's folder, the same
     * numbers under {@code concept.<name>.}
     */
    StageWriter of(String concept) {
        return new StageWriter(this, concept);
    }

    void number(String id, double value, String unit, @Nullable Long n) {
        results.add(Result.of(prefix + id, value, unit, n, seed, stage));
    }

    /** A number of things. */
    void count(String id, long value, String unit) {
        number(id, (double) value, unit, (Long) null);
    }

    void number(String id, double value, String unit) {
        number(id, value, unit, (Long) null);
    }

    void number(String id, double value, String unit, Interval bounds, @Nullable Long n) {
        results.add(Result.of(prefix + id, value, unit, bounds, n, seed, stage));
    }

    /** A number with the interval that the statistics gave it. */
    void number(String id, monosema.stats.Interval value, String unit, @Nullable Long n) {
        number(id, value.value(), unit, new Interval(value.lower(), value.upper(), value.method()), n);
    }

    /** How fast the stage's training went; it differs from run to run, and goes into {@code run.json} alone. */
    void throughput(Throughput throughput) throws IOException {
        Files.writeString(folder.resolve(THROUGHPUT), Json.pretty(throughput));
    }

    /** That of a finished stage, null where it has none. */
    static @Nullable Throughput throughput(Path stageFolder) {
        Path file = stageFolder.resolve(THROUGHPUT);
        return Files.exists(file) ? Json.read(file, Throughput.class) : null;
    }

    /** Tells that the stage read a file from outside that its parameters pin; goes into {@code run.json} alone. */
    void hasRead(String name, String sha256) {
        read.put(name, sha256);
    }

    /** What a finished stage read so: SHA-256 by name. */
    static Map<String, String> read(Path stageFolder) {
        Path file = stageFolder.resolve(READ);
        Map<String, String> read = new TreeMap<>();
        if (Files.exists(file)) {
            Json.readTree(file)
                    .properties()
                    .forEach(entry -> read.put(entry.getKey(), entry.getValue().asText()));
        }
        return read;
    }

    /** {@code name:key} of the stage. */
    String stage() {
        return stage;
    }

    /** Where a training keeps its checkpoint: it outlives a build that dies, and goes with the stage's end. */
    CheckpointFile checkpoint() {
        return new CheckpointFile(scratch.resolve("checkpoint.safetensors"), stage, this::say);
    }

    /** Where independent parts are kept, as a checkpoint is; the caller closes it. */
    PartsFile parts() {
        return new PartsFile(scratch.resolve("parts"), stage, this::say);
    }

    private void say(String line) {
        messages.accept(stage.substring(0, stage.indexOf(':')) + ": " + line);
    }

    /** A file for later stages. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** A file of the record. */
    Path recordFile(String name) {
        return recordFolder("").resolve(name);
    }

    /** A folder of the record; it exists. */
    Path recordFolder(String name) {
        try {
            return Files.createDirectories(
                    folder.resolve(RECORD).resolve(recordFolder).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the numbers; the last call of a stage. */
    void finish() throws IOException {
        Files.writeString(folder.resolve(RESULTS), Json.pretty(results));
        if (!read.isEmpty()) {
            Files.writeString(folder.resolve(READ), Json.pretty(read));
        }
    }
}
