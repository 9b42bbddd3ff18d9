package monosema.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.Reason;

/** What lies in a store, looked at without writing to it: a build that works there meanwhile is not disturbed. */
public final class StoredStages {
    private final Path root;
    private final LastRuns lastRuns;
    private final Shelf shelf;

    private StoredStages(Path root) {
        this.root = root;
        this.lastRuns = new LastRuns(root.resolve(LastRuns.NAME));
        this.shelf = new Shelf(root);
    }

    /**
     * Of a store, which need not be there: then nothing is stored in it.
     *
     * @throws BadInputException if a newer version of Monosema made it
     */
    public static StoredStages in(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        StoreVersion.check(root);
        return new StoredStages(root);
    }

    /** All of it: results by stage and age, then what was set aside, then what stages keep while they are made. */
    public List<StoredStage> all() {
        return all(Manifest.Look.AT_LENGTHS);
    }

    /** The same, every byte of every result compared with its checksum. */
    public List<StoredStage> allVerified() {
        return all(Manifest.Look.AT_CHECKSUMS);
    }

    private List<StoredStage> all(Manifest.Look look) {
        try {
            return shelf.all(lastRuns.users(), look);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("store " + root + " cannot be read: " + Reason.of(e), e);
        }
    }

    /** What a result was made from; empty if nothing legible says it any more. */
    public Optional<StoredInput> input(StoredStage result) {
        try {
            return Optional.of(new StoredInput(Manifest.read(result.folder()).input()));
        } catch (BadInputException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /**
     * What a result was made from; empty if it is not there, or nothing legible says it any more.
     *
     * @param stage its name, as another result has it
     * @param key as another result has it
     */
    public Optional<StoredInput> input(String stage, String key) {
        return find(stage, key).flatMap(this::input);
    }

    /** A result by names that another result gives. */
    public Optional<StoredStage> find(String stage, String key) {
        return all().stream()
                .filter(StoredStage::isResult)
                .filter(each -> each.stage().equals(stage) && each.key().equals(key))
                .findFirst();
    }

    /** What an experiment's stage was made from the last time. */
    public Optional<StoredInput> lastInput(String experiment, String stage) {
        return lastRuns.input(experiment, stage);
    }

    /** The key that an experiment's stage had the last time. */
    public Optional<String> lastKey(String experiment, String stage) {
        return lastRuns.key(experiment, stage);
    }

    /** What is wrong with a result by its checksums; empty if nothing is. */
    public Optional<String> damage(StoredStage result) {
        return Manifest.damage(result.folder(), result.key(), Manifest.Look.AT_CHECKSUMS);
    }

    /** Whether there is a result for an input, whole or not. */
    public boolean has(StageInput input) {
        return Files.exists(shelf.result(input.stage(), input.key().hex()));
    }

    /**
     * Why a build would make a stage, in the words that it would say then; empty if it would find a whole result.
     */
    public Optional<String> whyToRun(String experiment, StageInput input) {
        Path result = shelf.result(input.stage(), input.key().hex());
        if (!Files.exists(result)) {
            return Optional.of(lastRuns.why(experiment, input));
        }
        return Manifest.damage(result, input.key().hex(), Manifest.Look.AT_CHECKSUMS)
                .map(damage -> "stored result damaged: " + damage);
    }

    /** What a cleaning would remove. */
    public Cleaning.Done choose(Cleaning what) {
        try {
            return new Cleaner(root, shelf, lastRuns).choose(what);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("store " + root + " cannot be read: " + Reason.of(e), e);
        }
    }
}
