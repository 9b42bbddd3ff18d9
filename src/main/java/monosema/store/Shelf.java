package monosema.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.io.KeyLocks;

/** The folders of a store, as what they are. Whatever goes while they are looked at is left out. */
final class Shelf {
    static final String STAGES = "stages";
    static final String TEMPORARY = "temporary";
    static final String DAMAGED = "damaged";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ASIDE = Pattern.compile("(.+)-[0-9a-f]{12}-[0-9]+");

    private final Path root;
    private final KeyLocks locks;
    private final Scratch scratch;

    Shelf(Path root) {
        this.root = root;
        this.locks = new KeyLocks(root.resolve("locks"));
        this.scratch = new Scratch(root);
    }

    /** Where the result of a stage is, if it is there. */
    Path result(String stage, String key) {
        return root.resolve(STAGES).resolve(stage).resolve(key);
    }

    /** Where a result is written. */
    Path temporary(String key) {
        return root.resolve(TEMPORARY).resolve(key);
    }

    /** Everything, in the order of a listing. */
    List<StoredStage> all(Map<String, LastRuns.Users> users, Manifest.Look look) throws IOException {
        List<StoredStage> results = new ArrayList<>();
        for (Path stage : Folders.children(root.resolve(STAGES))) {
            for (Path folder : Folders.children(stage)) {
                looking(folder, () -> result(name(stage), folder, users, look)).ifPresent(results::add);
            }
        }
        results.sort(Comparator.comparing(StoredStage::stage).thenComparing(StoredStage::made));
        for (Path folder : Folders.children(root.resolve(DAMAGED))) {
            looking(folder, () -> aside(folder)).ifPresent(results::add);
        }
        SortedSet<String> unfinished = new TreeSet<>();
        Folders.children(root.resolve(Scratch.NAME)).forEach(folder -> unfinished.add(name(folder)));
        Folders.children(root.resolve(TEMPORARY)).forEach(folder -> unfinished.add(name(folder)));
        for (String name : unfinished) {
            looking(scratch.of(name), () -> unfinished(name)).ifPresent(results::add);
        }
        return results;
    }

    @FunctionalInterface
    private interface Looking {
        StoredStage look() throws IOException;
    }

    private static Optional<StoredStage> looking(Path folder, Looking looking) throws IOException {
        try {
            StoredStage seen = looking.look();
            return seen.files() == 0 && !Files.exists(folder) ? Optional.empty() : Optional.of(seen);
        } catch (NoSuchFileException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static StoredStage result(String stage, Path folder, Map<String, LastRuns.Users> users, Manifest.Look look)
            throws IOException {
        String key = name(folder);
        String damage = Manifest.damage(folder, key, look).orElse("");
        Optional<Manifest> manifest = manifest(folder);
        LastRuns.Users last = users.getOrDefault(key, new LastRuns.Users(new TreeSet<>(), Instant.EPOCH));
        SortedSet<String> experiments = new TreeSet<>(last.experiments());
        manifest.ifPresent(found -> experiments.add(found.experiment()));
        Instant made = Folders.modified(manifest.isPresent() ? folder.resolve(Manifest.NAME) : folder);
        return stored(
                damage.isEmpty() ? StoredStage.State.STORED : StoredStage.State.DAMAGED,
                stage,
                folder,
                List.copyOf(experiments),
                made,
                latest(made, latest(Folders.modified(folder), last.latest())),
                manifest.map(Manifest::seconds).orElse(Double.NaN),
                damage,
                Folders.filesBelow(folder));
    }

    private static StoredStage aside(Path folder) throws IOException {
        Optional<Manifest> manifest = manifest(folder);
        Matcher named = ASIDE.matcher(name(folder));
        Instant when = Folders.modified(folder);
        return stored(
                StoredStage.State.SET_ASIDE,
                named.matches() ? named.group(1) : "",
                folder,
                manifest.map(found -> List.of(found.experiment())).orElse(List.of()),
                when,
                when,
                manifest.map(Manifest::seconds).orElse(Double.NaN),
                "",
                Folders.filesBelow(folder));
    }

    private StoredStage unfinished(String name) throws IOException {
        boolean shared = !KEY.matcher(name).matches();
        Optional<Scratch.About> about = Scratch.about(scratch.of(name));
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(scratch.of(name), temporary(name))) {
            if (Files.exists(folder)) {
                files.addAll(Folders.filesBelow(folder));
            }
        }
        Instant when = files.stream().map(Folders::modified).reduce(Instant.EPOCH, Shelf::latest);
        return stored(
                shared
                        ? StoredStage.State.SHARED
                        : locks.isHeld(name) ? StoredStage.State.BEING_MADE : StoredStage.State.UNFINISHED,
                shared ? name : about.map(Scratch.About::stage).orElse(""),
                scratch.of(name),
                about.map(found -> List.of(found.experiment())).orElse(List.of()),
                when,
                when,
                Double.NaN,
                "",
                files);
    }

    private static StoredStage stored(
            StoredStage.State state,
            String stage,
            Path folder,
            List<String> experiments,
            Instant made,
            Instant used,
            double seconds,
            String note,
            List<Path> files)
            throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new StoredStage(
                state, stage, name(folder), folder, experiments, files.size(), bytes, made, used, seconds, note);
    }

    private static Optional<Manifest> manifest(Path folder) {
        try {
            return Optional.of(Manifest.read(folder));
        } catch (BadInputException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
