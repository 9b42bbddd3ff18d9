package monosema.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.config.CueSpec;
import monosema.io.Csv;

/** {@code lean.csv}: a row a word, a column a pair of cues. The first four columns are a contract: append, never rename. */
public final class LeanFile {
    /** Its name in the record. */
    public static final String NAME = "lean.csv";

    private static final List<String> FIXED = List.of("word", "label", "lean", "agrees");

    private LeanFile() {}

    /**
     * The names of the pairs' columns, such as {@code her/his}.
     *
     * @param firstLabel whose cue stands first, as in the sign of the log-odds
     */
    public static List<String> pairs(CueSpec cues, String firstLabel) {
        boolean asDeclared = cues.first().label().equals(firstLabel);
        CueSpec.Cues first = asDeclared ? cues.first() : cues.second();
        CueSpec.Cues second = asDeclared ? cues.second() : cues.first();
        return IntStream.range(0, first.words().size())
                .mapToObj(i -> first.words().get(i) + "/" + second.words().get(i))
                .toList();
    }

    /** Writes the table. */
    public static void write(Path file, List<String> pairs, List<LeanRow> rows) {
        List<String> columns = Stream.concat(FIXED.stream(), pairs.stream()).toList();
        try (Csv.Writer out = Csv.write(file, columns)) {
            for (LeanRow row : rows) {
                List<Object> fields = new ArrayList<>(List.of(row.word(), row.label(), row.lean(), row.agrees()));
                fields.addAll(row.logOdds());
                out.row(fields);
            }
        }
    }

    /** The names of the pairs' columns. */
    public static List<String> readPairs(Path file) {
        List<String> columns = CsvTable.columns(file);
        return columns.subList(Math.min(FIXED.size(), columns.size()), columns.size());
    }

    /** Reads the fixed columns; the pairs' are left out. */
    public static List<LeanRow> read(Path file) {
        return CsvTable.read(
                file,
                row -> new LeanRow(
                        row.text("word"), row.text("label"), row.number("lean"), row.flag("agrees"), List.of()));
    }
}
