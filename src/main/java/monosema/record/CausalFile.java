package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;

/** {@code causal.csv}: a row a representation, intervention and class; NaN is an empty field. A contract: append, never rename. */
public final class CausalFile {
    /** Its name in the record. */
    public static final String NAME = "causal.csv";

    private static final List<String> COLUMNS = List.of(
            "representation",
            "intervention",
            "step",
            "class",
            "towards",
            "words",
            "neurons",
            "change",
            "lower",
            "upper",
            "random_sets",
            "random_change",
            "random_lower",
            "random_upper",
            "p");

    private CausalFile() {}

    /** Writes the table. */
    public static void write(Path file, List<CausalRow> rows) {
        try (Csv.Writer out = Csv.write(file, COLUMNS)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.intervention(),
                    TableFiles.known(row.step()),
                    row.label(),
                    row.towards(),
                    row.words(),
                    row.neurons(),
                    row.change(),
                    row.lower(),
                    row.upper(),
                    row.randomSets(),
                    TableFiles.known(row.randomChange()),
                    TableFiles.known(row.randomLower()),
                    TableFiles.known(row.randomUpper()),
                    TableFiles.known(row.p())));
        }
    }

    /** Reads it. */
    public static List<CausalRow> read(Path file) {
        return CsvTable.read(
                file,
                row -> new CausalRow(
                        row.text("representation"),
                        row.text("intervention"),
                        row.number("step"),
                        row.text("class"),
                        row.text("towards"),
                        row.integer("words"),
                        row.integer("neurons"),
                        row.number("change"),
                        row.number("lower"),
                        row.number("upper"),
                        row.integer("random_sets"),
                        row.number("random_change"),
                        row.number("random_lower"),
                        row.number("random_upper"),
                        row.number("p")));
    }
}
