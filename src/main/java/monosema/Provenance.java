package monosema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.io.OneLine;
import monosema.store.StoredInput;
import monosema.store.StoredStage;
import monosema.store.StoredStages;

/** What a stored stage was made from, in lines: its own inputs, and those of every stage upstream, as a tree. */
final class Provenance {
    private static final int COLUMNS = 110;

    private final Map<String, StoredStage> results;
    private final StoredStages stored;
    private final Instant now;
    private final Set<String> told = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    Provenance(StoredStages stored, Instant now) {
        this.stored = stored;
        this.now = now;
        this.results = stored.all().stream()
                .filter(StoredStage::isResult)
                .collect(Collectors.toMap(each -> id(each.stage(), each.key()), each -> each));
    }

    /** The lines; each stage is told once. */
    List<String> lines(StoredStage result) {
        line(0, OneLine.text(result.stage()) + "  " + OneLine.text(result.key()));
        line(1, "for " + OneLine.text(String.join(", ", result.experiments())));
        line(
                1,
                "made %s, took %s; used %s; %s in %d files"
                        .formatted(
                                Amounts.when(result.made(), now),
                                Amounts.seconds(result.seconds()),
                                Amounts.when(result.used(), now),
                                Amounts.bytes(result.bytes()),
                                result.files()));
        stored.damage(result).ifPresent(damage -> line(1, "damaged: " + OneLine.text(damage)));
        Optional<StoredInput> input = stored.input(result);
        if (input.isEmpty()) {
            line(1, "what it was made from is not legible any more");
        } else {
            inputs(1, input.get());
        }
        return List.copyOf(lines);
    }

    private void inputs(int depth, StoredInput input) {
        line(
                depth,
                Stream.of("codeVersion", "seed", "device", "grade")
                        .flatMap(name -> input.value(name).stream()
                                .map(value -> (name.equals("codeVersion") ? "code version" : name) + " " + value))
                        .map(OneLine::text)
                        .collect(Collectors.joining(", ")));
        wrapped(
                depth,
                input.parameters().entrySet().stream()
                        .map(knob -> OneLine.text(knob.getKey() + " " + knob.getValue()))
                        .toList());
        input.external().forEach((name, sha) -> line(depth, OneLine.text("from outside: " + name + ", sha256 " + sha)));
        input.upstream().forEach((name, key) -> upstream(depth, name, key));
    }

    private void upstream(int depth, String name, String key) {
        String first = OneLine.text("from " + name + " " + key.substring(0, Math.min(12, key.length())));
        StoredStage result = results.get(id(name, key));
        if (!told.add(id(name, key))) {
            line(depth, first + ", as above");
        } else if (result == null) {
            line(depth, first + ", no longer stored");
        } else {
            line(depth, first + ", took " + Amounts.seconds(result.seconds()));
            stored.input(result).ifPresent(input -> inputs(depth + 1, input));
        }
    }

    /** As many on a line as fit. */
    private void wrapped(int depth, List<String> parts) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (!line.isEmpty() && 2 * depth + line.length() + part.length() > COLUMNS) {
                line(depth, line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(part);
        }
        if (!line.isEmpty()) {
            line(depth, line.toString());
        }
    }

    private static String id(String stage, String key) {
        return stage + " " + key;
    }

    private void line(int depth, String text) {
        lines.add("  ".repeat(depth) + text);
    }
}
