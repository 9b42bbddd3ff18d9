package monosema.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import monosema.io.BadInputException;
import monosema.io.KeyLocks;

/** Removes results, each under the lock of its key. */
final class Cleaner {
    private final Path root;
    private final KeyLocks locks;
    private final LastRuns lastRuns;

    Cleaner(Path root, KeyLocks locks, LastRuns lastRuns) {
        this.root = root;
        this.locks = locks;
        this.lastRuns = lastRuns;
    }

    /** Removes what builds that died were writing: the lock of such a build is free. */
    void removeLeftovers() throws IOException {
        for (Path leftover : Folders.children(root.resolve("temporary"))) {
            locks.ifFree(name(leftover), () -> {
                Folders.remove(leftover);
                return leftover;
            });
        }
    }

    int removeAll() throws IOException {
        int removed = 0;
        for (Path result : results()) {
            removed += remove(result);
        }
        Folders.remove(root.resolve("last"));
        Folders.remove(root.resolve("damaged"));
        Folders.remove(root.resolve(StageStore.SCRATCH));
        return removed;
    }

    int removeOf(String experiment) throws IOException {
        Set<String> own = lastRuns.keys(experiment);
        lastRuns.forget(experiment);
        Set<String> others = lastRuns.keys();
        int removed = 0;
        for (Path result : results()) {
            boolean mine = own.contains(name(result)) || madeFor(result).equals(experiment);
            if (mine && !others.contains(name(result))) {
                removed += remove(result);
            }
        }
        return removed;
    }

    private List<Path> results() throws IOException {
        List<Path> results = new ArrayList<>();
        for (Path stage : Folders.children(root.resolve("stages"))) {
            results.addAll(Folders.children(stage));
        }
        return results;
    }

    private static String madeFor(Path result) {
        try {
            return Manifest.read(result).experiment();
        } catch (BadInputException | UncheckedIOException e) {
            return "";
        }
    }

    /** Out of the way at once, so that nobody meets half a result; then removed. */
    private int remove(Path result) throws IOException {
        return locks.holding(name(result), () -> {}, () -> {
            if (!Files.exists(result)) {
                return 0;
            }
            Path temporary = root.resolve("temporary").resolve(name(result));
            Folders.remove(temporary);
            Folders.move(result, temporary);
            Folders.remove(temporary);
            return 1;
        });
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
