package monosema.config.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML value and where it stands. Each reading method notes a mistake where the value does not fit and then returns
 * a stand-in, so that reading can go on; whoever asked throws its result away if there is any mistake in the end.
 */
public final class Value {
    /** Null where the value is missing, which has been said already: all its readings are silent stand-ins. */
    private final @Nullable Node node;

    private final int line;
    private final String path;
    private final Mistakes mistakes;

    Value(@Nullable Node node, int line, String path, Mistakes mistakes) {
        this.node = node;
        this.line = line;
        this.path = path;
        this.mistakes = mistakes;
    }

    /** What it is; null where it is missing. */
    @Nullable
    Node node() {
        return node;
    }

    /** Another place of the same file. */
    Value at(Node other, int otherLine, String otherPath) {
        return new Value(other, otherLine, otherPath, mistakes);
    }

    /** Where it stands, such as {@code experiments[0].seed}. */
    public String path() {
        return path;
    }

    /** Its line, from 1: the line of its key, if it has one. */
    public int line() {
        return line;
    }

    /** Whether there is a value at all; if not, that has been noted. */
    public boolean isPresent() {
        return node != null;
    }

    /** Notes that the value does not fit, unless it is missing. */
    public void mistake(String message) {
        if (node != null) {
            mistakes.add(new Mistake(line, 0, path, message));
        }
    }

    /** Notes {@code must be <bound>, was <value>}. */
    public void mustBe(String bound) {
        mistake("must be " + bound + ", was " + Shown.value(node));
    }

    /** Text of one line that is not blank. */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || !isA(Tag.STR)) {
            boolean scalarOfOtherType = node instanceof ScalarNode && !isA(Tag.NULL);
            mustBe(scalarOfOtherType ? "text (put it in quotes)" : "text");
            return "";
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
            mustBe("one line of text");
            return "";
        }
        return text;
    }

    /** Text as it is written, white space and line breaks included, of 1 to {@code longest} UTF-16 units. */
    public String verbatim(int longest) {
        if (!isA(Tag.STR)) {
            mustBe(node instanceof ScalarNode && !isA(Tag.NULL) ? "text (put it in quotes)" : "text");
            return "";
        }
        String text = scalarText();
        if (text.isEmpty() || text.length() > longest) {
            mustBe("text of 1 to " + longest + " characters");
        }
        return text;
    }

    /** One of two words, {@code true} or {@code false}. */
    public boolean flag() {
        if (!isA(Tag.BOOL)) {
            mustBe("true or false");
            return false;
        }
        return scalarText().equals("true");
    }

    /** A whole number of 64 bits. */
    public long whole() {
        if (!isWhole()) {
            mustBe("a whole number");
            return 0;
        }
        try {
            return Long.parseLong(scalarText());
        } catch (NumberFormatException e) {
            mustBe("a whole number of 64 bits");
            return 0;
        }
    }

    /** A whole number within bounds that fit in an int. */
    public int whole(Bounds bounds) {
        if (!isWhole()) {
            mustBe("a whole number");
            return (int) bounds.least();
        }
        double value = Double.parseDouble(scalarText());
        return (int) within(bounds, value);
    }

    /** A whole number within bounds that doubles hold exactly. */
    public long wholeLong(Bounds bounds) {
        if (!isWhole()) {
            mustBe("a whole number");
            return (long) bounds.least();
        }
        return (long) within(bounds, Double.parseDouble(scalarText()));
    }

    /** A number within bounds. */
    public double number(Bounds bounds) {
        if (!isWhole() && !isA(Tag.FLOAT)) {
            mustBe("a number");
            return bounds.least();
        }
        try {
            return within(bounds, asDouble(scalarText()));
        } catch (NumberFormatException e) {
            mustBe("a number");
            return bounds.least();
        }
    }

    /**
     * A number, as {@link BigDecimal} without zeros at its end, {@code true} or {@code false}, or a text, each of at most
     * {@code longest} characters: equal for {@code 2} and {@code 2.0}, not for {@code 2} and {@code "2"}.
     */
    public Object scalar(int longest) {
        String text = scalarText();
        boolean known = isWhole() || isA(Tag.FLOAT) || isA(Tag.BOOL) || isA(Tag.STR);
        if (!known || text.isBlank() || text.length() > longest) {
            mustBe("a number, true, false or a text of 1 to " + longest + " characters");
            return "";
        }
        if (isA(Tag.BOOL)) {
            return text.equals("true");
        }
        try {
            return isA(Tag.STR) ? text : new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            // No finite number, or one with an exponent that nothing holds: equal to what is written the same.
            return text;
        }
    }

    /** A scalar as it is written, for reading; control characters as blanks. */
    public String written() {
        return scalarText().replaceAll("\\p{Cntrl}", " ");
    }

    /** One of the constants of an enum, spelt in lower case with hyphens. */
    public <E extends Enum<E>> E word(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (node instanceof ScalarNode && scalarText().equals(Words.of(constant))) {
                return constant;
            }
        }
        mustBe("one of " + String.join(", ", constants.stream().map(Words::of).toList()));
        return constants.get(0);
    }

    /** Whether it is a map, whatever is in it. */
    public boolean isMap() {
        return node instanceof MappingNode && isA(Tag.MAP);
    }

    /** Whether it is a list, whatever is in it. */
    public boolean isList() {
        return node instanceof SequenceNode && isA(Tag.SEQ);
    }

    /** The entries of a list that is not empty. */
    public List<Value> list() {
        if (!(node instanceof SequenceNode list) || !isA(Tag.SEQ)) {
            mustBe("a list");
            return List.of();
        }
        if (list.getValue().isEmpty()) {
            mistake("must have at least one entry");
        }
        List<Value> entries = new ArrayList<>();
        for (Node entry : list.getValue()) {
            int entryLine = entry.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
            entries.add(new Value(entry, entryLine, path + "[" + entries.size() + "]", mistakes));
        }
        return entries;
    }

    /** The entries of a list that is not empty, or this value alone where it is no list. */
    public List<Value> oneOrList() {
        return isList() ? list() : List.of(this);
    }

    /** What {@code reader} makes of a map; keys that it did not ask for are mistakes. */
    public <T> T section(Function<? super Section, ? extends T> reader) {
        Section section = section();
        T result = reader.apply(section);
        section.reportUnknownKeys();
        return result;
    }

    private Section section() {
        if (node instanceof MappingNode map && isA(Tag.MAP)) {
            return Section.of(map, line, path, mistakes);
        }
        mustBe("a map");
        return Section.missing(line, path, mistakes);
    }

    /** Whether it is a map with this key. */
    public boolean has(String key) {
        return node instanceof MappingNode map
                && map.getValue().stream()
                        .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key));
    }

    /** The bare word that stands for a map without knobs; empty if it is something else. */
    String bareWord() {
        return isA(Tag.STR) && node instanceof ScalarNode ? scalarText() : "";
    }

    /** The only key of a map; empty if it is something else. */
    String onlyKey() {
        if (!(node instanceof MappingNode map) || map.getValue().size() != 1) {
            return "";
        }
        return map.getValue().get(0).getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    boolean isEmpty() {
        return isA(Tag.NULL);
    }

    Section emptySection() {
        return Section.empty(line, path, mistakes);
    }

    Section missingSection() {
        return Section.missing(line, path, mistakes);
    }

    private double within(Bounds bounds, double value) {
        return bounds.brokenBy(value)
                .map(bound -> {
                    mustBe(bound);
                    return bounds.least();
                })
                .orElse(value);
    }

    private boolean isWhole() {
        return isA(Tag.INT) && scalarText().matches("-?[0-9]+");
    }

    private boolean isA(Tag tag) {
        return node != null && node.getTag().equals(tag);
    }

    private String scalarText() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static double asDouble(String text) {
        return switch (text) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
