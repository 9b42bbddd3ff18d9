package monosema.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import monosema.io.BadInputException;
import monosema.io.Json;

/** What each stage of each experiment was made from the last time. */
final class LastRuns {
    private final Path folder;

    LastRuns(Path folder) {
        this.folder = folder;
    }

    private record Last(String key, JsonNode input) {}

    void remember(String experiment, StageInput input) throws IOException {
        Folders.write(
                file(experiment, input.stage()),
                Json.pretty(new Last(input.key().hex(), input.json())));
    }

    /** Why a stage has no result yet for this input. */
    String why(String experiment, StageInput input) {
        Optional<Last> last = read(file(experiment, input.stage()));
        if (last.isEmpty()) {
            return "first run";
        }
        if (last.get().key.equals(input.key().hex())) {
            return "stored result missing";
        }
        return Changes.between(input.stage(), last.get().input, input.json());
    }

    /** Drops what is known of an experiment. */
    void forget(String experiment) throws IOException {
        Folders.remove(folder.resolve(experiment));
    }

    /** The keys that any experiment used last. */
    Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path experiment : Folders.children(folder)) {
            keys.addAll(keysIn(experiment));
        }
        return keys;
    }

    /** The keys that one experiment used last. */
    Set<String> keys(String experiment) throws IOException {
        return keysIn(folder.resolve(experiment));
    }

    private static Set<String> keysIn(Path experiment) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : Folders.children(experiment)) {
            read(file).ifPresent(last -> keys.add(last.key));
        }
        return keys;
    }

    private Path file(String experiment, String stage) {
        return folder.resolve(experiment).resolve(stage + ".json");
    }

    private static Optional<Last> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(file, Last.class));
        } catch (BadInputException | UncheckedIOException e) {
            // Only a message is lost with it.
            return Optional.empty();
        }
    }
}
