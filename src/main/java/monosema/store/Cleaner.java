package monosema.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import monosema.io.KeyLocks;

/** Removes what nobody uses, each thing under the lock of its key. */
final class Cleaner {
    /** Clocks of two machines over one store may differ by as much. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Path root;
    private final Shelf shelf;
    private final KeyLocks locks;
    private final LastRuns lastRuns;
    private final LiveBuilds builds;

    Cleaner(Path root, Shelf shelf, LastRuns lastRuns) {
        this.root = root;
        this.shelf = shelf;
        this.locks = new KeyLocks(root.resolve("locks"));
        this.lastRuns = lastRuns;
        this.builds = new LiveBuilds(root, locks);
    }

    /** Removes what builds that died were writing: the lock of such a build is free. */
    void removeLeftovers() throws IOException {
        builds.removeDead();
        for (Path leftover : Folders.children(root.resolve(Shelf.TEMPORARY))) {
            locks.ifFree(Shelf.name(leftover), () -> {
                Folders.remove(leftover);
                return leftover;
            });
        }
    }

    /** What would be removed; writes nothing. */
    Cleaning.Done choose(Cleaning what) throws IOException {
        Instant now = Instant.now();
        Map<String, LastRuns.Users> users = lastRuns.users();
        Set<String> elsewhere = builds.usedElsewhere();
        List<StoredStage> chosen = new ArrayList<>();
        int inUse = 0;
        int ahead = 0;
        for (StoredStage stage : shelf.all(users, Manifest.Look.AT_LENGTHS)) {
            if (!isWanted(stage, what, users)) {
                continue;
            }
            if (what.olderThan().isPresent() && stage.used().isAfter(now.plus(AHEAD))) {
                ahead++;
            } else if (isOlder(stage.used(), what, now)) {
                if (isUsed(stage, elsewhere)) {
                    inUse++;
                } else {
                    chosen.add(stage);
                }
            }
        }
        return new Cleaning.Done(chosen, inUse, ahead);
    }

    private static boolean isWanted(StoredStage stage, Cleaning what, Map<String, LastRuns.Users> users) {
        if (what.experiment().isEmpty()) {
            return true;
        }
        String experiment = what.experiment().get();
        LastRuns.Users last = users.get(stage.key());
        SortedSet<String> others = last == null ? new TreeSet<>() : new TreeSet<>(last.experiments());
        others.remove(experiment);
        return stage.experiments().contains(experiment) && others.isEmpty();
    }

    private static boolean isOlder(Instant used, Cleaning what, Instant now) {
        return what.olderThan().isEmpty()
                || used.isBefore(now.minus(what.olderThan().get()));
    }

    private boolean isUsed(StoredStage stage, Set<String> elsewhere) {
        return switch (stage.state()) {
            case BEING_MADE -> true;
            case STORED, DAMAGED, UNFINISHED -> elsewhere.contains(stage.key()) || locks.isHeld(stage.key());
            case SHARED -> !elsewhere.isEmpty();
            case SET_ASIDE -> false;
        };
    }

    /** Removes it. */
    Cleaning.Done clean(Cleaning what) throws IOException {
        Cleaning.Done chosen = choose(what);
        if (what.olderThan().isEmpty()) {
            forget(what);
        }
        List<StoredStage> removed = new ArrayList<>();
        for (StoredStage stage : chosen.removed()) {
            if (remove(stage, what)) {
                removed.add(stage);
            }
        }
        int busy = chosen.removed().size() - removed.size();
        return new Cleaning.Done(removed, chosen.inUse() + busy, chosen.ahead());
    }

    private void forget(Cleaning what) throws IOException {
        if (what.experiment().isPresent()) {
            lastRuns.forget(what.experiment().get());
        } else {
            Folders.remove(root.resolve(LastRuns.NAME));
        }
    }

    /** False if a build has come to use it meanwhile. */
    private boolean remove(StoredStage stage, Cleaning what) throws IOException {
        if (!stage.isResult() && stage.state() != StoredStage.State.UNFINISHED) {
            Folders.remove(stage.folder());
            return true;
        }
        boolean[] removed = {false};
        locks.ifFree(stage.key(), () -> {
            boolean used = builds.usedElsewhere().contains(stage.key())
                    || (Files.exists(stage.folder())
                            && stage.isResult()
                            && !isOlder(Folders.modified(stage.folder()), what, Instant.now()));
            if (!used) {
                removeHeld(stage);
                removed[0] = true;
            }
            return stage;
        });
        return removed[0];
    }

    /** A result is out of the way at once, so that nobody meets half of one; then removed. */
    private void removeHeld(StoredStage stage) throws IOException {
        Path temporary = shelf.temporary(stage.key());
        Folders.remove(temporary);
        if (stage.isResult() && Files.exists(stage.folder())) {
            Folders.move(stage.folder(), temporary);
            Folders.remove(temporary);
        } else {
            Folders.remove(stage.folder());
        }
    }
}
