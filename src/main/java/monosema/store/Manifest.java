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
import java.util.stream.Collectors;
import monosema.io.BadInputException;
import monosema.io.Json;
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
        static Entry of(Path folder, Path file) throws IOException {
            return new Entry(Folders.relative(folder, file), Files.size(file), Sha256.of(file));
        }
    }

    /** Lists what lies in a folder. */
    static List<Entry> entries(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : Folders.filesBelow(folder)) {
            entries.add(Entry.of(folder, file));
        }
        return entries;
    }

    /** The manifest in a folder. */
    static Manifest read(Path folder) {
        return Json.read(folder.resolve(NAME), Manifest.class);
    }

    /** What is wrong with a result; empty if all its files are as they were written. */
    static Optional<String> damage(Path folder, StageKey key) {
        try {
            Manifest manifest = read(folder);
            if (!manifest.key.equals(key.hex())) {
                return Optional.of(NAME + " is that of " + manifest.key);
            }
            return manifest.differences(folder);
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("cannot be read: " + Reason.of(e));
        } catch (BadInputException e) {
            return Optional.of(NAME + " is not whole");
        }
    }

    private Optional<String> differences(Path folder) throws IOException {
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
            if (!Entry.of(folder, folder.resolve(entry.path)).equals(entry)) {
                return Optional.of(entry.path + " has changed");
            }
        }
        // A desktop may leave hidden files of its own; anything else could be taken for a part of the result.
        return found.stream()
                .filter(path -> !listed.contains(path) && !path.startsWith(".") && !path.contains("/."))
                .findFirst()
                .map(path -> path + " does not belong to it");
    }
}
