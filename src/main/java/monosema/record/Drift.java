package monosema.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.io.Csv;

/** What a rerun of the same declaration and code gives otherwise than the record. */
public final class Drift {
    static final List<String> COLUMNS =
            List.of("result", "recorded", "now", "difference", "relative", "allowed", "tolerance");

    private static final List<String> CSV = List.of(
            "kind", "name", "unit", "recorded", "now", "difference", "relative", "lower", "upper", "rule", "within");
    /** Beyond before within, then by multiples of what is allowed, then by share of the value. */
    private static final Comparator<MovedNumber> LARGEST_FIRST = Comparator.comparing(MovedNumber::within)
            .thenComparing(Comparator.comparingDouble(MovedNumber::excess).reversed())
            .thenComparing(Comparator.comparingDouble((MovedNumber moved) -> Math.abs(moved.relative()))
                    .reversed())
            .thenComparing(MovedNumber::id);

    private final List<MovedNumber> numbers;
    private final List<MovedFile> files;
    private final int results;

    /**
     * @param results how many the record has
     * @param numbers those that moved
     * @param files those whose bytes differ, in order of path
     */
    Drift(int results, List<MovedNumber> numbers, List<MovedFile> files) {
        this.results = results;
        this.numbers = numbers.stream().sorted(LARGEST_FIRST).toList();
        this.files = List.copyOf(files);
    }

    /** Nothing differs. */
    static final Drift NONE = new Drift(0, List.of(), List.of());

    /** Whether every number and every byte that counts is the same. */
    public boolean isEmpty() {
        return numbers.isEmpty() && files.isEmpty();
    }

    /** Whether every number lies where it may, and no file is new or gone. */
    public boolean within() {
        return beyond() == 0 && files.stream().allMatch(MovedFile::inBoth);
    }

    private long beyond() {
        return numbers.stream().filter(number -> !number.within()).count();
    }

    /** In one line: how many numbers moved, how many of them too far, how many files differ. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d numbers moved, %,d beyond what is allowed; %,d files differ",
                numbers.size(),
                results,
                beyond(),
                files.size());
    }

    /**
     * The table for the user, largest first, then the files.
     *
     * @param most how many numbers; a line counts the rest
     */
    public List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        if (!numbers.isEmpty()) {
            List<String[]> rows = new ArrayList<>();
            rows.add(COLUMNS.toArray(String[]::new));
            numbers.stream().limit(most).map(MovedNumber::cells).forEach(rows::add);
            lines.addAll(aligned(rows));
        }
        if (numbers.size() > most) {
            lines.add("and %d more that moved less".formatted(numbers.size() - most));
        }
        if (!files.isEmpty()) {
            lines.add(files.stream().map(Drift::shown).collect(Collectors.joining(", ", "files that differ: ", "")));
        }
        return lines;
    }

    private static String shown(MovedFile file) {
        return file.path() + (file.now().isEmpty() ? " (gone)" : file.recorded().isEmpty() ? " (new)" : "");
    }

    private static List<String> aligned(List<String[]> rows) {
        int[] widths = IntStream.range(0, COLUMNS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row[column].length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    /** Numbers to the right, words to the left. */
    private static String aligned(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            String blanks = " ".repeat(widths[column] - row[column].length());
            boolean number = column >= 1 && column <= 4;
            line.append(number ? blanks + row[column] : row[column] + blanks).append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** Writes all of it: a row for each number, largest first, and one for each file with its checksums. */
    public void write(Path csv) {
        try (Csv.Writer out = Csv.write(csv, CSV)) {
            for (MovedNumber moved : numbers) {
                out.row(Arrays.asList(
                        "result",
                        moved.id(),
                        moved.unit(),
                        moved.recorded(),
                        moved.now(),
                        TableFiles.known(moved.difference()),
                        TableFiles.known(moved.relative()),
                        moved.tolerance().lower(),
                        moved.tolerance().upper(),
                        moved.tolerance().why(),
                        moved.within()));
            }
            for (MovedFile file : files) {
                out.row(Arrays.asList(
                        "file", file.path(), "sha256", file.recorded(), file.now(), "", "", "", "", "", file.inBoth()));
            }
        }
    }
}
