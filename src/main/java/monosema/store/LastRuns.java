package monosema.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import monosema.io.BadInputException;
import monosema.io.Json;

/** What each stage of each experiment was made from the last time. */
final class LastRuns {
    static final String NAME = "last";

    private final Path folder;

    LastRuns(Path folder) {
        this.folder = folder;
    }

    private record Last(String key, JsonNode input) {}

    /** Replacing a file costs more than all else that a build does for a stage that is stored, so only news are written. */
    void remember(String experiment, StageInput input) throws IOException {
        Path file = file(experiment, input.stage());
        String key = input.key().hex();
        if (!begins(file, "{\n  \"key\" : \"" + key + "\"")) {
            // Whoever writes holds the key.
            Path temporary = file.resolveSibling("." + input.stage() + "." + key + ".part");
            Folders.write(file, temporary, Json.pretty(new Last(key, input.json())));
        }
    }

    private static boolean begins(Path file, String text) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        byte[] wanted = text.getBytes(UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(wanted.length), wanted);
        }
    }

    /** What a stage was made from the last time. */
    Optional<StoredInput> input(String experiment, String stage) {
        return read(file(experiment, stage)).map(last -> new StoredInput(last.input));
    }

    /** The key that a stage had the last time. */
    Optional<String> key(String experiment, String stage) {
        return read(file(experiment, stage)).map(Last::key);
    }

    /**
     * Who used a result last.
     *
     * @param experiments in order of name
     * @param latest when the latest of them began to
     */
    record Users(SortedSet<String> experiments, Instant latest) {
        private Users and(Users other) {
            SortedSet<String> all = new TreeSet<>(experiments);
            all.addAll(other.experiments);
            return new Users(all, latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    /** Those of every result that any experiment used last, by key. */
    Map<String, Users> users() throws IOException {
        Map<String, Users> users = new HashMap<>();
        for (Path experiment : Folders.children(folder)) {
            String name = String.valueOf(experiment.getFileName());
            for (Path file : Folders.children(experiment)) {
                Optional<Last> last = read(file);
                if (last.isPresent()) {
                    Users one = new Users(new TreeSet<>(Set.of(name)), Folders.modified(file));
                    users.merge(last.get().key, one, Users::and);
                }
            }
        }
        return users;
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
