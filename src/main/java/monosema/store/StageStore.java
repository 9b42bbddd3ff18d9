package monosema.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import monosema.io.KeyLocks;
import monosema.io.Reason;

/**
 * Results of stages by key. A result is there whole or not at all: it is written to a temporary folder, flushed, listed
 * with its checksums, then moved into place, and checked again each time it is asked for. Safe for several threads and
 * for several builds at once.
 */
public final class StageStore implements AutoCloseable {
    private final Path root;
    private final Consumer<String> messages;
    private final KeyLocks locks;
    private final LastRuns lastRuns;
    private final LiveBuilds builds;
    private final Shelf shelf;
    private final Scratch scratch;
    private final Optional<Consumer<StageInput>> asked;

    private StageStore(Path root, Consumer<String> messages, Optional<Consumer<StageInput>> asked) {
        this.root = root;
        this.messages = messages;
        this.locks = new KeyLocks(root.resolve("locks"));
        this.lastRuns = new LastRuns(root.resolve(LastRuns.NAME));
        this.builds = new LiveBuilds(root, locks);
        this.shelf = new Shelf(root);
        this.scratch = new Scratch(root);
        this.asked = asked;
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
            for (String part : List.of("locks", Shelf.STAGES, Shelf.TEMPORARY)) {
                Files.createDirectories(root.resolve(part));
            }
            StageStore store = new StageStore(root, messages, Optional.empty());
            store.locks.holding("version", () -> {}, () -> StoreVersion.claim(root));
            store.cleaner().removeLeftovers();
            return store;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("store " + root + " cannot be written: " + Reason.of(e), e);
        }
    }

    /**
     * A store that makes nothing and writes nothing: it tells what it is asked for, and returns the result as if it were
     * there. Whoever reads on in a result that is not there meets a missing file.
     */
    public static StageStore onlyTelling(Path folder, Consumer<StageInput> asked) {
        return new StageStore(folder.toAbsolutePath().normalize(), message -> {}, Optional.of(asked));
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
        if (asked.isPresent()) {
            asked.get().accept(input);
            return new StageResult(input.stage(), input.key(), folder(input), StageResult.Outcome.CACHED, 0, 0, "");
        }
        Runnable whenBusy = () -> messages.accept(waiting(experiment, input));
        try {
            return locks.holding(input.key().hex(), whenBusy, () -> run(experiment, input, body, start));
        } catch (IOException | RuntimeException e) {
            throw failure(experiment, input, e);
        }
    }

    /** What is read while it is removed fails in many ways, of which none says what happened. */
    private RuntimeException failure(String experiment, StageInput input, Exception e) {
        String stage = "stage " + input.stage() + " of experiment " + experiment + ": ";
        for (Map.Entry<String, String> upstream :
                StoredInput.of(input).upstream().entrySet()) {
            boolean was = builds.hasUsed(upstream.getValue());
            if (was && !Files.exists(shelf.result(upstream.getKey(), upstream.getValue()))) {
                return new BadInputException(
                        stage + "the stored result of stage " + upstream.getKey()
                                + ", which it reads, was removed meanwhile; the next run makes it again",
                        e);
            }
        }
        if (e instanceof RuntimeException own && !(e instanceof UncheckedIOException)) {
            return own;
        }
        return new BadInputException(stage + Reason.of(e) + " (writing to " + root + ")", e);
    }

    private static String waiting(String experiment, StageInput input) {
        return "stage " + input.stage() + " of experiment " + experiment + ": waiting for another build that makes it";
    }

    private StageResult run(String experiment, StageInput input, StageBody body, long start) throws IOException {
        Path folder = folder(input);
        builds.use(input.key().hex());
        boolean there = Files.exists(folder);
        Optional<Manifest> stored = there ? stored(experiment, input, folder) : Optional.empty();
        if (stored.isPresent()) {
            // Also where a build died just after its result was there.
            Folders.remove(scratch(input));
            Folders.touch(folder);
            lastRuns.remember(experiment, input);
            return result(input, StageResult.Outcome.CACHED, since(start), stored.get(), "");
        }
        String why = there ? "stored result damaged" : lastRuns.why(experiment, input);
        Manifest made = make(experiment, input, body, folder);
        lastRuns.remember(experiment, input);
        return result(input, StageResult.Outcome.RAN, since(start), made, why);
    }

    private StageResult result(
            StageInput input, StageResult.Outcome outcome, double seconds, Manifest manifest, String why) {
        return new StageResult(input.stage(), input.key(), folder(input), outcome, seconds, manifest.seconds(), why);
    }

    /** Empty if the stored result is damaged, and set aside. */
    private Optional<Manifest> stored(String experiment, StageInput input, Path folder) throws IOException {
        List<String> damage = new ArrayList<>();
        Optional<Manifest> whole = Manifest.ifWhole(folder, input.key().hex(), Manifest.Look.AT_CHECKSUMS, damage::add);
        if (whole.isEmpty()) {
            setAside(experiment, input, String.join(", ", damage));
        }
        return whole;
    }

    private Manifest make(String experiment, StageInput input, StageBody body, Path folder) throws IOException {
        String key = input.key().hex();
        Path temporary = shelf.temporary(key);
        Folders.remove(temporary);
        Files.createDirectories(temporary);
        scratch.begin(experiment, input);
        try {
            long start = System.nanoTime();
            body.write(temporary);
            double seconds = since(start);
            Manifest manifest = new Manifest(key, experiment, seconds, input.json(), Manifest.entries(temporary));
            manifest.write(temporary);
            Folders.flush(temporary);
            Folders.move(temporary, folder);
            Folders.remove(scratch(input));
            return manifest;
        } finally {
            Folders.remove(temporary);
            scratch.end(input);
        }
    }

    /**
     * A folder for what a stage keeps while it is made, such as its latest checkpoint. Not made yet; what is in it
     * outlives a build that dies, and goes when the result is there.
     */
    public Path scratch(StageInput input) {
        return scratch.of(input.key().hex());
    }

    /**
     * Works while nobody else, in this build or another, works under the same name.
     *
     * @param name of letters, digits and hyphens; no key's
     * @throws IOException that the work throws
     */
    public <T> T alone(String name, KeyLocks.Work<T> work) throws IOException {
        return locks.holding(name, () -> {}, work);
    }

    /** A folder for what several stages share while they run, by a name of letters, digits and hyphens; not made yet. */
    public Path sharedScratch(String name) {
        return scratch.of(name);
    }

    private void setAside(String experiment, StageInput input, String damage) throws IOException {
        String name = input.stage() + "-" + input.key().hex().substring(0, 12);
        int count = 1;
        while (Files.exists(root.resolve(Shelf.DAMAGED).resolve(name + "-" + count))) {
            count++;
        }
        Path aside = root.resolve(Shelf.DAMAGED).resolve(name + "-" + count);
        Folders.move(folder(input), aside);
        Folders.touch(aside);
        messages.accept("stage " + input.stage() + " of experiment " + experiment + ": stored result damaged (" + damage
                + "), set aside in " + aside + ", made again");
    }

    /**
     * Removes all results, what was set aside, and what stages keep while they are made.
     *
     * @return how many results there were
     */
    public int clean() {
        return clean(new Cleaning(Optional.empty(), Optional.empty())).results();
    }

    /**
     * Removes the results that were made for an experiment or last used by it, except those that another experiment
     * uses too.
     *
     * @return how many there were
     */
    public int clean(String experiment) {
        return clean(new Cleaning(Optional.of(experiment), Optional.empty())).results();
    }

    /** Removes what is chosen, except what builds of other processes use. */
    public Cleaning.Done clean(Cleaning what) {
        try {
            return cleaner().clean(what);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("store " + root + " cannot be cleaned: " + Reason.of(e), e);
        }
    }

    /** Tells other builds that this one reads none of its results any more; the end of the process tells it too. */
    @Override
    public void close() {
        try {
            builds.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cleaner cleaner() {
        return new Cleaner(root, shelf, lastRuns);
    }

    private Path folder(StageInput input) {
        return shelf.result(input.stage(), input.key().hex());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
