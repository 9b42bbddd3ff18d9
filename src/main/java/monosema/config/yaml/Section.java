package monosema.config.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML map while it is read: it knows which keys were asked for, so the others are mistakes. */
public final class Section {
    private final int line;
    private final String path;
    private final Mistakes mistakes;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> askedFor = new LinkedHashSet<>();
    /** A stand-in for a map that is not there: what it lacks is no mistake of its own. */
    private final boolean silent;

    private boolean unknownKeysMatter = true;

    private Section(int line, String path, Mistakes mistakes, boolean silent) {
        this.line = line;
        this.path = path;
        this.mistakes = mistakes;
        this.silent = silent;
    }

    static Section of(MappingNode map, int line, String path, Mistakes mistakes) {
        Section section = new Section(line, path, mistakes, false);
        for (NodeTuple entry : map.getValue()) {
            section.put(entry.getKeyNode(), entry.getValueNode());
        }
        return section;
    }

    static Section empty(int line, String path, Mistakes mistakes) {
        return new Section(line, path, mistakes, false);
    }

    static Section missing(int line, String path, Mistakes mistakes) {
        return new Section(line, path, mistakes, true);
    }

    /** A map in the same place that is not there. */
    Section standIn() {
        return missing(line, path, mistakes);
    }

    private void put(Node keyNode, Node valueNode) {
        int keyLine = keyNode.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
        if (!(keyNode instanceof ScalarNode scalar)) {
            mistakes.add(new Mistake(keyLine, 0, path, "a key must be a word, was " + Shown.value(keyNode)));
            return;
        }
        String key = scalar.getValue();
        Value value = new Value(valueNode, keyLine, child(key), mistakes);
        Value first = values.putIfAbsent(key, value);
        if (first != null) {
            String message = "duplicate key " + Shown.quoted(key) + " (first on line " + first.line() + ")";
            mistakes.add(new Mistake(keyLine, 0, path, message));
        }
    }

    /** The keys as written, in file order. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Where the map stands, such as {@code experiments[0]}. */
    public String path() {
        return path;
    }

    /** A value that must be there. */
    public Value required(String key) {
        return optional(key).orElseGet(() -> {
            if (!silent) {
                mistakes.add(new Mistake(line, 0, path, "missing key '" + key + "'"));
            }
            return new Value(null, line, child(key), mistakes);
        });
    }

    /** A value that may be left out. */
    public Optional<Value> optional(String key) {
        askedFor.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** A whole number within bounds. */
    public int whole(String key, Bounds bounds) {
        return required(key).whole(bounds);
    }

    /** A whole number within bounds, or what stands for it. */
    public int whole(String key, Bounds bounds, int otherwise) {
        return optional(key).map(value -> value.whole(bounds)).orElse(otherwise);
    }

    /** A number within bounds. */
    public double number(String key, Bounds bounds) {
        return required(key).number(bounds);
    }

    /** A number within bounds, or what stands for it. */
    public double number(String key, Bounds bounds, double otherwise) {
        return optional(key).map(value -> value.number(bounds)).orElse(otherwise);
    }

    /** True, false, or what stands for it. */
    public boolean flag(String key, boolean otherwise) {
        return optional(key).map(Value::flag).orElse(otherwise);
    }

    /** One of an enum's words, or what stands for it. */
    public <E extends Enum<E>> E word(String key, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        return optional(key).map(value -> value.word(type)).orElse(otherwise);
    }

    /** What {@code reader} makes of a map that may be left out: then of an empty one. */
    public <T> T section(String key, Function<? super Section, ? extends T> reader) {
        Optional<Value> value = optional(key);
        if (value.isPresent()) {
            return value.get().section(reader);
        }
        return reader.apply(missing(line, child(key), mistakes));
    }

    /** Notes a mistake of the map as a whole. */
    public void mistake(String message) {
        if (!silent) {
            mistakes.add(new Mistake(line, 0, path, message));
        }
    }

    /** Whether nothing is wrong so far with these values, so that they can be checked against each other. */
    public boolean isSound(String... keys) {
        return !silent && List.of(keys).stream().allMatch(key -> mistakes.noneAt(child(key)));
    }

    /** Whether nothing is wrong so far with the map and all in it. */
    public boolean isSoundThroughout() {
        return !silent && mistakes.noneAt(path);
    }

    /** For a map of unknown kind: which of its keys are known cannot be told. */
    public void ignoreUnknownKeys() {
        unknownKeysMatter = false;
    }

    void reportUnknownKeys() {
        if (unknownKeysMatter) {
            values.forEach((key, value) -> {
                if (!askedFor.contains(key)) {
                    mistakes.add(new Mistake(value.line(), 0, path, unknown(key)));
                }
            });
        }
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String unknown(String key) {
        return "unknown key " + Shown.quoted(key)
                + NearestWord.of(key, askedFor)
                        .map(known -> " (did you mean '" + known + "'?)")
                        .orElse("");
    }
}
