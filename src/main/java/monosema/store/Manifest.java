package monosema.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.OneLine;
import monosema.io.Reason;
import monosema.provenance.Sha256;

/**
 * What a result consists of and what it was made from; lies in its folder.
 *
 * @param key of the result
 * @param experiment that it was first made for
 * @param seconds that the stage's work took
 * @param input what the key was made from
 * @param files in order of path
 */
record Manifest(String key, String experiment, double seconds, JsonNode input, List<Entry> files) {
    static final String NAME = "manifest.json";

    /** Bytes of files from which they are read on several cores. */
    private static final long LARGE = 1L << 23;

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file of a result.
     *
     * @param path relative, with forward slashes
     * @param bytes its length
     * @param sha256 of its bytes
     */
    record Entry(String path, long bytes, String sha256) {
        static Entry of(Path folder, Path file) {
            return new Entry(Folders.relative(folder, file), file.toFile().length(), sha256(file));
        }

        private static String sha256(Path file) {
            try {
                return Sha256.of(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Lists what lies in a folder. */
    static List<Entry> entries(Path folder) throws IOException {
        List<Path> files = Folders.filesBelow(folder);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return onCores(files, bytes).map(file -> Entry.of(folder, file)).toList();
    }

    /** One core reads slower than a disk; small files are done before another core has begun. */
    private static <T> Stream<T> onCores(List<T> files, long bytes) {
        return bytes < LARGE ? files.stream() : files.parallelStream();
    }

    /** Writes it into its folder, with a checksum of its own. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(NAME), Signed.of(Json.pretty(this)));
    }

    /**
     * The manifest in a folder.
     *
     * @throws BadInputException if it is not as it was written
     */
    static Manifest read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest parse(String signed, String where) {
        try {
            return Json.convert(Json.parse(Signed.text(signed)), Manifest.class, where);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(where + ": " + e.getMessage(), e);
        }
    }

    /** How closely a result is looked at. */
    enum Look {
        /** Names and lengths of its files: as fast as a listing. */
        AT_LENGTHS,
        /** Every byte. */
        AT_CHECKSUMS
    }

    /** What is wrong with a result; empty if all its files are as they were written. */
    static Optional<String> damage(Path folder, String key, Look look) {
        List<String> damage = new ArrayList<>();
        ifWhole(folder, key, look, damage::add);
        return damage.stream().findFirst();
    }

    /** The manifest of a result whose files are all as they were written; else one line of what is wrong. */
    static Optional<Manifest> ifWhole(Path folder, String key, Look look, Consumer<String> damaged) {
        Optional<String> damage;
        try {
            Manifest manifest = read(folder);
            damage = manifest.key.equals(key)
                    ? manifest.differences(folder, look)
                    : Optional.of(NAME + " is that of " + OneLine.text(manifest.key));
            if (damage.isEmpty()) {
                return Optional.of(manifest);
            }
        } catch (IOException | UncheckedIOException e) {
            damage = Optional.of("cannot be read: " + Reason.of(e));
        } catch (BadInputException e) {
            damage = Optional.of(NAME + " is not whole");
        }
        damage.ifPresent(damaged);
        return Optional.empty();
    }

    private Optional<Entry> firstChanged(Path folder) {
        long bytes = files.stream().mapToLong(Entry::bytes).sum();
        return onCores(files, bytes)
                .filter(entry -> !Entry.sha256(folder.resolve(entry.path)).equals(entry.sha256))
                .findFirst();
    }

    private Optional<String> differences(Path folder, Look look) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : Folders.filesBelow(folder)) {
            found.add(Folders.relative(folder, file));
        }
        found.remove(NAME);
        Set<String> listed = files.stream().map(Entry::path).collect(Collectors.toSet());
        for (Entry entry : files) {
            if (!found.contains(entry.path)) {
                return Optional.of(entry.path + " is missing");
            }
            if (Files.size(folder.resolve(entry.path)) != entry.bytes) {
                return Optional.of(entry.path + " has changed");
            }
        }
        if (look == Look.AT_CHECKSUMS) {
            Optional<Entry> changed = firstChanged(folder);
            if (changed.isPresent()) {
                return changed.map(entry -> entry.path + " has changed");
            }
        }
        // A desktop may leave hidden files of its own; anything else could be taken for a part of the result.
        return found.stream()
                .filter(path -> !listed.contains(path) && !path.startsWith(".") && !path.contains("/."))
                .findFirst()
                .map(path -> path + " does not belong to it");
    }
}
