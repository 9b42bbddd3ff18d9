package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import monosema.io.Json;
import monosema.provenance.Sha256;
import org.jspecify.annotations.Nullable;

/** What two records of one experiment do not have in common. */
final class RecordDifference {
    private RecordDifference() {}

    /**
     * Compares numbers by id and files by bytes.
     *
     * @param tolerance of an entry of the record's {@code results.json}
     * @param ignored files that say nothing of what was computed
     * @return empty if every other file is equal byte by byte
     */
    static Drift between(Path recorded, Path fresh, Function<JsonNode, Tolerance> tolerance, Set<String> ignored)
            throws IOException {
        List<MovedFile> files = files(recorded, fresh, ignored);
        if (files.isEmpty()) {
            return Drift.NONE;
        }
        Map<String, JsonNode> before = results(recorded);
        return new Drift(before.size(), numbers(before, results(fresh), tolerance), files);
    }

    private static List<MovedNumber> numbers(
            Map<String, JsonNode> before, Map<String, JsonNode> now, Function<JsonNode, Tolerance> tolerance) {
        List<MovedNumber> moved = new ArrayList<>();
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            JsonNode one = before.get(id);
            JsonNode other = now.get(id);
            JsonNode known = one == null ? other : one;
            if (known != null && (one == null || other == null || Double.compare(value(one), value(other)) != 0)) {
                moved.add(new MovedNumber(
                        id, known.path("unit").asText(), boxed(one), boxed(other), tolerance.apply(known)));
            }
        }
        return moved;
    }

    private static double value(JsonNode result) {
        return result.path("value").asDouble(Double.NaN);
    }

    private static @Nullable Double boxed(@Nullable JsonNode result) {
        return result == null ? null : value(result);
    }

    /** Entries by id. */
    static Map<String, JsonNode> results(Path record) {
        Map<String, JsonNode> results = new LinkedHashMap<>();
        for (JsonNode result :
                Json.readTree(record.resolve(RecordUpdate.RESULTS)).path("results")) {
            results.put(result.path("id").asText(), result);
        }
        return results;
    }

    private static List<MovedFile> files(Path recorded, Path fresh, Set<String> ignored) throws IOException {
        Set<String> names = new TreeSet<>(files(recorded));
        names.addAll(files(fresh));
        names.removeAll(ignored);
        List<MovedFile> moved = new ArrayList<>();
        for (String name : names) {
            MovedFile file = new MovedFile(name, checksum(recorded.resolve(name)), checksum(fresh.resolve(name)));
            if (!file.recorded().equals(file.now())) {
                moved.add(file);
            }
        }
        return moved;
    }

    private static String checksum(Path file) throws IOException {
        return Files.exists(file) ? Sha256.of(file) : "";
    }

    private static Set<String> files(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(
                            path -> names.add(folder.relativize(path).toString().replace('\\', '/')));
        }
        return names;
    }
}
