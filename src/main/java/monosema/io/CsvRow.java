package monosema.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** One line of a CSV file; every error says file, line and column. Immutable. */
public final class CsvRow {
    /** What {@link Numbers} writes, and no more than that of what Java would parse. */
    private static final Pattern REAL = Pattern.compile("-?(\\d+(\\.\\d+)?([eE][+-]?\\d+)?|Infinity)|NaN");

    private final Path file;
    private final long line;
    private final Map<String, Integer> index;
    private final List<String> fields;

    CsvRow(Path file, long line, Map<String, Integer> index, List<String> fields) {
        this.file = file;
        this.line = line;
        this.index = index;
        this.fields = fields;
    }

    /** Where it stands: {@code file:line}, the header being line 1. */
    public String where() {
        return file + ":" + line;
    }

    /** The fields in order, as text. */
    public List<String> fields() {
        return List.copyOf(fields);
    }

    /**
     * A field as text.
     *
     * @throws IllegalArgumentException if the file has no such column
     */
    public String text(String column) {
        Integer at = index.get(column);
        if (at == null) {
            throw new IllegalArgumentException("%s has no column '%s'".formatted(file, column));
        }
        return fields.get(at);
    }

    /**
     * A field as a whole number.
     *
     * @throws BadInputException if it is none, or outside 32 bits
     */
    public int integer(String column) {
        try {
            return Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw bad(column, "a whole number from -2^31 to 2^31-1");
        }
    }

    /**
     * A field as a float64, {@code NaN} and infinities included.
     *
     * @throws BadInputException if it is none
     */
    public double real(String column) {
        String text = text(column);
        if (!REAL.matcher(text).matches()) {
            throw bad(column, "a number");
        }
        return Double.parseDouble(text);
    }

    /**
     * A field as a float64, or empty.
     *
     * @throws BadInputException if it is neither
     */
    public OptionalDouble optionalReal(String column) {
        return text(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(real(column));
    }

    /**
     * A field as {@code true} or {@code false}.
     *
     * @throws BadInputException if it is neither
     */
    public boolean truth(String column) {
        return switch (text(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(column, "true or false");
        };
    }

    private BadInputException bad(String column, String expected) {
        return new BadInputException("%s: column '%s' must be %s, was %s"
                .formatted(where(), column, expected, Json.canonical(text(column))));
    }
}
