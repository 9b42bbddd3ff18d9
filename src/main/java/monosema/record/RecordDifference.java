package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import monosema.io.Json;
import monosema.io.Numbers;

/** What two records of one experiment do not have in common. */
final class RecordDifference {
    private RecordDifference() {}

    /**
     * Lists moved numbers first, then files that differ.
     *
     * @param results the file whose numbers are compared by id
     * @param ignored a file that may differ
     * @return one line each; empty if every other file is equal byte by byte
     */
    static List<String> between(Path committed, Path fresh, String results, String ignored) throws IOException {
        List<String> lines = new ArrayList<>();
        Set<String> names = new TreeSet<>(files(committed));
        names.addAll(files(fresh));
        names.remove(ignored);
        for (String name : names) {
            if (!equal(committed.resolve(name), fresh.resolve(name))) {
                lines.add(name + " differs");
            }
        }
        if (lines.contains(results + " differs")) {
            lines.addAll(0, numbers(RecordUpdate.values(committed), RecordUpdate.values(fresh)));
        }
        return lines;
    }

    /**
     * The numbers that a rerun moved out of the interval that the committed record gives them, or lost.
     *
     * @return their ids, in the order of the record
     */
    static List<String> outsideIntervals(Path committed, Path fresh) {
        Map<String, JsonNode> now = new TreeMap<>();
        Json.readTree(fresh)
                .path("results")
                .forEach(result -> now.put(result.path("id").asText(), result));
        List<String> outside = new ArrayList<>();
        for (JsonNode result : Json.readTree(committed).path("results")) {
            String id = result.path("id").asText();
            JsonNode other = now.get(id);
            if (other == null) {
                outside.add(id);
            } else if (result.path("lower").isNumber()) {
                double value = other.path("value").asDouble(Double.NaN);
                boolean inside = value >= result.path("lower").asDouble()
                        && value <= result.path("upper").asDouble();
                if (!inside) {
                    outside.add(id);
                }
            }
        }
        return outside;
    }

    private static List<String> numbers(Map<String, Double> committed, Map<String, Double> fresh) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Double> entry : committed.entrySet()) {
            Double now = fresh.get(entry.getKey());
            if (now == null) {
                lines.add(entry.getKey() + " is gone");
            } else if (Double.compare(now, entry.getValue()) != 0) {
                lines.add(entry.getKey() + " " + Numbers.shortest(entry.getValue()) + " -> " + Numbers.shortest(now));
            }
        }
        fresh.keySet().stream().filter(id -> !committed.containsKey(id)).forEach(id -> lines.add(id + " is new"));
        return lines;
    }

    private static boolean equal(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) < 0;
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
