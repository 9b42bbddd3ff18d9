package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;
import org.jspecify.annotations.Nullable;

/** The tables of the logistic regression; NaN becomes an empty field. A contract: append columns, never rename. */
public final class LogisticTables {
    private LogisticTables() {}

    /** {@code logistic.csv}. */
    public static void paths(Path file, List<LogisticRow> rows) {
        List<String> columns = List.of(
                "representation",
                "penalty",
                "strength",
                "nonzero",
                "train_log_loss",
                "test_accuracy",
                "test_auc",
                "test_log_loss_bits",
                "converged",
                "iterations",
                "optimality_gap",
                "kkt",
                "separated",
                "why");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.penalty(),
                    row.strength(),
                    row.nonzero(),
                    row.trainLogLoss(),
                    row.testAccuracy(),
                    known(row.testAuc()),
                    row.testLogLossBits(),
                    row.converged(),
                    row.iterations(),
                    row.optimalityGap(),
                    known(row.kkt()),
                    row.separated(),
                    row.why()));
        }
    }

    /** {@code logistic-null.csv}. */
    public static void nulls(Path file, List<LogisticNullRow> rows) {
        List<String> columns = List.of(
                "representation", "penalty", "shuffle", "strength", "nonzero", "test_accuracy", "test_log_loss_bits");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.penalty(),
                    row.shuffle(),
                    row.strength(),
                    row.nonzero(),
                    row.testAccuracy(),
                    row.testLogLossBits()));
        }
    }

    /** {@code stability.csv}. */
    public static void stability(Path file, List<StabilityRow> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("representation", "neuron", "probability", "selected"))) {
            rows.forEach(row -> out.row(row.representation(), row.neuron(), row.probability(), row.selected()));
        }
    }

    /** {@code refits.csv}. */
    public static void refits(Path file, List<RefitRow> rows) {
        List<String> columns = List.of("representation", "neuron", "coefficient", "lower", "upper", "p");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row ->
                    out.row(row.representation(), row.neuron(), row.coefficient(), row.lower(), row.upper(), row.p()));
        }
    }

    /** {@code sample-split.csv}. */
    public static void sampleSplit(Path file, List<SampleSplitRow> rows) {
        List<String> columns = List.of("representation", "neuron", "selected", "p", "significant");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(
                    row -> out.row(row.representation(), row.neuron(), row.selected(), row.p(), row.significant()));
        }
    }

    static LogisticRow logisticRow(CsvTable.Row row) {
        return new LogisticRow(
                row.text("representation"),
                row.text("penalty"),
                row.number("strength"),
                row.integer("nonzero"),
                row.number("train_log_loss"),
                row.number("test_accuracy"),
                row.number("test_auc"),
                row.number("test_log_loss_bits"),
                row.flag("converged"),
                row.integer("iterations"),
                row.number("optimality_gap"),
                row.number("kkt"),
                row.flag("separated"),
                row.text("why"));
    }

    static LogisticNullRow nullRow(CsvTable.Row row) {
        return new LogisticNullRow(
                row.text("representation"),
                row.text("penalty"),
                row.integer("shuffle"),
                row.number("strength"),
                row.integer("nonzero"),
                row.number("test_accuracy"),
                row.number("test_log_loss_bits"));
    }

    static StabilityRow stabilityRow(CsvTable.Row row) {
        return new StabilityRow(
                row.text("representation"), row.integer("neuron"), row.number("probability"), row.flag("selected"));
    }

    static RefitRow refitRow(CsvTable.Row row) {
        return new RefitRow(
                row.text("representation"),
                row.integer("neuron"),
                row.number("coefficient"),
                row.number("lower"),
                row.number("upper"),
                row.number("p"));
    }

    static SampleSplitRow sampleSplitRow(CsvTable.Row row) {
        return new SampleSplitRow(
                row.text("representation"),
                row.integer("neuron"),
                row.number("selected"),
                row.number("p"),
                row.flag("significant"));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
