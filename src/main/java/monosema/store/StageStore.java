package monosema.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.KeyLocks;
import monosema.io.Reason;

/**
 * Results of stages by key. A result is there whole or not at all: it is written to a temporary folder, flushed, listed
 * with its checksums, then moved into place, and checked again each time it is asked for. Safe for several threads and
 * for several builds at once.
 */
public final class StageStore {
    static final String SCRATCH = "scratch";

    private static final int FORMAT = 1;

    private final Path root;
    private final Consumer<String> messages;
    private final KeyLocks locks;
    private final LastRuns lastRuns;
    private final Cleaner cleaner;

    private StageStore(Path root, Consumer<String> messages) {
        this.root = root;
        this.messages = messages;
        this.locks = new KeyLocks(root.resolve("locks"));
        this.lastRuns = new LastRuns(root.resolve("last"));
        this.cleaner = new Cleaner(root, locks, lastRuns);
    }

    /**
     * Opens a store, makes it if it is not there, and removes what builds that died have left half written.
     *
     * @param messages takes a line when a result is damaged, or when another build holds a key
     * @throws BadInputException if the folder cannot be written, or a newer version of Monosema made it
     */
    public static StageStore open(Path folder, Consumer<String> messages) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root.resolve("locks"));
            Files.createDirectories(root.resolve("stages"));
            Files.createDirectories(root.resolve("temporary"));
            checkFormat(root);
            StageStore store = new StageStore(root, messages);
            store.cleaner.removeLeftovers();
            return store;
        } catch (IOException e) {
            throw new BadInputException("store " + root + " cannot be written: " + Reason.of(e), e);
        }
    }

    private static void checkFormat(Path root) throws IOException {
        Path file = root.resolve("version");
        if (!Files.exists(file)) {
            Folders.write(file, FORMAT + "\n");
        }
        String found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(FORMAT))) {
            throw new BadInputException("store " + root + ": version must be " + FORMAT + ", was " + found
                    + " (made by a newer Monosema? use another folder, or remove this one)");
        }
    }

    /**
     * The result of a stage: the stored one if it is there and whole, else made now. If the body fails, nothing of it
     * stays.
     *
     * @param experiment its id: for messages, for {@link #clean(String)} and to say what moved since its last run
     * @throws BadInputException if the result cannot be written, such as on a full disk
     */
    public StageResult run(String experiment, StageInput input, StageBody body) {
        long start = System.nanoTime();
        String key = input.key().hex();
        Runnable whenBusy = () -> messages.accept(waiting(experiment, input));
        try {
            return locks.holding(key, whenBusy, () -> run(experiment, input, body, start));
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(
                    "stage " + input.stage() + " of experiment " + experiment + ": " + Reason.of(e) + " (writing to "
                            + root + ")",
                    e);
        }
    }

    private static String waiting(String experiment, StageInput input) {
        return "stage " + input.stage() + " of experiment " + experiment + ": waiting for another build that makes it";
    }

    private StageResult run(String experiment, StageInput input, StageBody body, long start) throws IOException {
        Path folder = folder(input);
        Optional<String> why = whyToRun(experiment, input, folder);
        if (why.isPresent()) {
            make(experiment, input, body, folder);
        }
        lastRuns.remember(experiment, input);
        StageResult.Outcome outcome = why.isPresent() ? StageResult.Outcome.RAN : StageResult.Outcome.CACHED;
        double bodySeconds = Manifest.read(folder).seconds();
        return new StageResult(input.stage(), input.key(), folder, outcome, since(start), bodySeconds, why.orElse(""));
    }

    /** Empty if the stored result is whole; a damaged one is set aside. */
    private Optional<String> whyToRun(String experiment, StageInput input, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Optional.of(lastRuns.why(experiment, input));
        }
        Optional<String> damage = Manifest.damage(folder, input.key());
        if (damage.isEmpty()) {
            return Optional.empty();
        }
        setAside(experiment, input, damage.get());
        return Optional.of("stored result damaged");
    }

    private void make(String experiment, StageInput input, StageBody body, Path folder) throws IOException {
        String key = input.key().hex();
        Path temporary = root.resolve("temporary").resolve(key);
        Folders.remove(temporary);
        Files.createDirectories(temporary);
        try {
            long start = System.nanoTime();
            body.write(temporary);
            double seconds = since(start);
            Manifest manifest = new Manifest(key, experiment, seconds, input.json(), Manifest.entries(temporary));
            Files.writeString(temporary.resolve(Manifest.NAME), Json.pretty(manifest));
            Folders.flush(temporary);
            Folders.move(temporary, folder);
            Folders.remove(scratch(input));
        } finally {
            Folders.remove(temporary);
        }
    }

    /**
     * A folder for what a stage keeps while it is made, such as its latest checkpoint. Not made yet; what is in it
     * outlives a build that dies, and goes when the result is there.
     */
    public Path scratch(StageInput input) {
        return root.resolve(SCRATCH).resolve(input.key().hex());
    }

    /** A folder for what several stages share while they run, by a name of letters, digits and hyphens; not made yet. */
    public Path sharedScratch(String name) {
        return root.resolve(SCRATCH).resolve(name);
    }

    private void setAside(String experiment, StageInput input, String damage) throws IOException {
        String name = input.stage() + "-" + input.key().hex().substring(0, 12);
        int count = 1;
        while (Files.exists(root.resolve("damaged").resolve(name + "-" + count))) {
            count++;
        }
        Path aside = root.resolve("damaged").resolve(name + "-" + count);
        Folders.move(folder(input), aside);
        messages.accept("stage " + input.stage() + " of experiment " + experiment + ": stored result damaged (" + damage
                + "), set aside in " + aside + ", made again");
    }

    /**
     * Removes all results, what was set aside, and what stages keep while they are made.
     *
     * @return how many results there were
     */
    public int clean() {
        return cleaning(cleaner::removeAll);
    }

    /**
     * Removes the results that were made for an experiment or last used by it, except those that another experiment
     * uses too.
     *
     * @return how many there were
     */
    public int clean(String experiment) {
        return cleaning(() -> cleaner.removeOf(experiment));
    }

    private int cleaning(KeyLocks.Work<Integer> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("store " + root + " cannot be cleaned: " + Reason.of(e), e);
        }
    }

    private Path folder(StageInput input) {
        return root.resolve("stages").resolve(input.stage()).resolve(input.key().hex());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
