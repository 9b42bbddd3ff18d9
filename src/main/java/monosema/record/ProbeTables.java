package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;

/** Writes and reads the tables of the linear probe. The columns are a contract: append, never rename. */
public final class ProbeTables {
    /** The name of the file with every round of the permutation test. */
    public static final String PERMUTATIONS = "permutations.csv";
    /** The name of the file with every code length. */
    public static final String CODE_LENGTHS = "mdl.csv";

    private static final List<String> PROBE_COLUMNS = List.of(
            "representation",
            "features",
            "task",
            "draw",
            "train_accuracy",
            "test_accuracy",
            "test_auc",
            "test_log_loss_bits",
            "test_balanced_accuracy",
            "information_bits",
            "train_balanced_accuracy",
            "train_auc",
            "train_log_loss_bits");

    private ProbeTables() {}

    /** {@code probe.csv}. */
    public static void probes(Path file, List<ProbeRow> rows) {
        try (Csv.Writer out = Csv.write(file, PROBE_COLUMNS)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.features(),
                    row.task(),
                    row.draw(),
                    row.trainAccuracy(),
                    row.testAccuracy(),
                    row.testAuc(),
                    row.testLogLossBits(),
                    row.testBalancedAccuracy(),
                    row.informationBits(),
                    row.trainBalancedAccuracy(),
                    row.trainAuc(),
                    row.trainLogLossBits()));
        }
    }

    /** {@code permutations.csv}: the real labels as round 0, then one row a permutation. */
    public static void permutations(Path file, List<PermutationRow> rows) {
        List<String> columns = List.of(
                "representation", "round", "test_accuracy", "test_auc", "test_log_loss_bits", "information_bits");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.round(),
                    row.testAccuracy(),
                    row.testAuc(),
                    row.testLogLossBits(),
                    row.informationBits()));
        }
    }

    /** {@code mdl.csv}: one row an order of the words, with true and with random labels. */
    public static void codeLengths(Path file, List<CodeLengthRow> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("representation", "task", "order", "bits", "frequency_bits"))) {
            rows.forEach(
                    row -> out.row(row.representation(), row.task(), row.order(), row.bits(), row.frequencyBits()));
        }
    }

    static List<ProbeRow> readProbes(Path file) {
        return CsvTable.read(
                file,
                row -> new ProbeRow(
                        row.text("representation"),
                        row.integer("features"),
                        row.text("task"),
                        row.integer("draw"),
                        row.number("train_accuracy"),
                        row.number("test_accuracy"),
                        row.number("test_auc"),
                        row.number("test_log_loss_bits"),
                        row.number("test_balanced_accuracy"),
                        row.number("information_bits"),
                        row.number("train_balanced_accuracy"),
                        row.number("train_auc"),
                        row.number("train_log_loss_bits")));
    }

    static List<PermutationRow> readPermutations(Path file) {
        return CsvTable.read(
                file,
                row -> new PermutationRow(
                        row.text("representation"),
                        row.integer("round"),
                        row.number("test_accuracy"),
                        row.number("test_auc"),
                        row.number("test_log_loss_bits"),
                        row.number("information_bits")));
    }
}
