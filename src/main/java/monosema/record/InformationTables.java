package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;

/** Writes and reads the tables of sparse-information curves. The columns are a contract: append, never rename. */
public final class InformationTables {
    /** The name of the file with every curve. */
    public static final String CURVES = "information.csv";
    /** The name of the file with the curves of permuted labels. */
    public static final String NULL = "information-null.csv";
    /** The name of the file with every word's information. */
    public static final String WORDS = "information-words.csv";

    /** The name of the file with the neurons that concepts share. */
    public static final String SHARING = "concept-sharing.csv";

    private static final List<String> CURVE_COLUMNS =
            List.of("representation", "k", "information_bits", "lower", "upper", "ranking");

    private InformationTables() {}

    /** {@code information.csv} or {@code information-null.csv}. */
    public static void curves(Path file, List<InformationRow> rows) {
        try (Csv.Writer out = Csv.write(file, CURVE_COLUMNS)) {
            rows.forEach(row -> out.row(
                    row.representation(), row.k(), row.informationBits(), row.lower(), row.upper(), row.ranking()));
        }
    }

    /** {@code information-words.csv}. */
    public static void words(Path file, List<WordInformationRow> rows) {
        List<String> columns = List.of("representation", "ranking", "index", "height_bits", "chosen_bits", "all_bits");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.ranking(),
                    row.index(),
                    row.heightBits(),
                    row.chosenBits(),
                    row.allBits()));
        }
    }

    /** {@code concept-sharing.csv}. */
    public static void sharing(Path file, List<SharingRow> rows) {
        List<String> columns = List.of("representation", "concept", "other", "best", "shared", "expected", "p");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.concept(),
                    row.other(),
                    row.best(),
                    row.shared(),
                    row.expected(),
                    row.p()));
        }
    }

    /** Reads {@code concept-sharing.csv}. */
    public static List<SharingRow> readSharing(Path file) {
        return CsvTable.read(
                file,
                row -> new SharingRow(
                        row.text("representation"),
                        row.text("concept"),
                        row.text("other"),
                        row.integer("best"),
                        row.integer("shared"),
                        row.number("expected"),
                        row.number("p")));
    }

    /** Reads {@code information.csv} or {@code information-null.csv}. */
    public static List<InformationRow> readCurves(Path file) {
        return CsvTable.read(
                file,
                row -> new InformationRow(
                        row.text("representation"),
                        row.integer("k"),
                        row.number("information_bits"),
                        row.number("lower"),
                        row.number("upper"),
                        row.text("ranking")));
    }
}
