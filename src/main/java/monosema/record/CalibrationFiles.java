package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.calibration.Coverage;
import monosema.calibration.FamilywiseError;
import monosema.calibration.NoisePValue;
import monosema.calibration.PowerPoint;
import monosema.io.Csv;

/** The tables of a calibration study's record. The columns are a contract: append, never rename. */
public final class CalibrationFiles {
    /** False findings on data without a signal. */
    public static final String FAMILYWISE = "familywise.csv";
    /** Permutation p-values of probes on noise. */
    public static final String UNIFORMITY = "uniformity.csv";
    /** How often intervals held the truth. */
    public static final String COVERAGE = "coverage.csv";
    /** What is found of planted differences. */
    public static final String POWER = "power.csv";

    private CalibrationFiles() {}

    /** Writes {@link #FAMILYWISE}. */
    public static void familywise(Path file, List<FamilywiseError> rows) {
        List<String> columns = List.of(
                "distribution",
                "n1",
                "n2",
                "neurons",
                "test",
                "correction",
                "level",
                "data_sets",
                "found",
                "rate",
                "lower",
                "upper");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.distribution(),
                    row.n1(),
                    row.n2(),
                    row.neurons(),
                    row.test(),
                    row.correction(),
                    row.level(),
                    row.dataSets(),
                    row.found(),
                    row.rate(),
                    row.lower(),
                    row.upper()));
        }
    }

    /** Reads {@link #FAMILYWISE} of a record. */
    public static List<FamilywiseError> familywise(ExperimentRecord source) {
        return source.table(
                FAMILYWISE,
                row -> new FamilywiseError(
                        row.text("distribution"),
                        row.integer("n1"),
                        row.integer("n2"),
                        row.integer("neurons"),
                        row.text("test"),
                        row.text("correction"),
                        row.number("level"),
                        row.integer("data_sets"),
                        row.integer("found"),
                        row.number("rate"),
                        row.number("lower"),
                        row.number("upper")));
    }

    /** Writes {@link #UNIFORMITY}. */
    public static void uniformity(Path file, List<NoisePValue> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("data_set", "p", "p_ties_split"))) {
            rows.forEach(row -> out.row(row.dataSet(), row.p(), row.tiesSplit()));
        }
    }

    /** Reads {@link #UNIFORMITY} of a record. */
    public static List<NoisePValue> uniformity(ExperimentRecord source) {
        return source.table(
                UNIFORMITY,
                row -> new NoisePValue(row.integer("data_set"), row.number("p"), row.number("p_ties_split")));
    }

    /** Writes {@link #COVERAGE}. */
    public static void coverage(Path file, List<Coverage> rows) {
        List<String> columns = List.of(
                "quantity",
                "method",
                "scenario",
                "truth",
                "samples",
                "covered",
                "coverage",
                "lower",
                "upper",
                "mean_width");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.quantity(),
                    row.method(),
                    row.scenario(),
                    row.truth(),
                    row.samples(),
                    row.covered(),
                    row.coverage(),
                    row.lower(),
                    row.upper(),
                    row.meanWidth()));
        }
    }

    /** Reads {@link #COVERAGE} of a record. */
    public static List<Coverage> coverage(ExperimentRecord source) {
        return source.table(
                COVERAGE,
                row -> new Coverage(
                        row.text("quantity"),
                        row.text("method"),
                        row.text("scenario"),
                        row.number("truth"),
                        row.integer("samples"),
                        row.integer("covered"),
                        row.number("coverage"),
                        row.number("lower"),
                        row.number("upper"),
                        row.number("mean_width")));
    }

    /** Writes {@link #POWER}. */
    public static void power(Path file, List<PowerPoint> rows) {
        List<String> columns = List.of(
                "distribution",
                "neurons",
                "planted",
                "effect",
                "test",
                "correction",
                "level",
                "data_sets",
                "power",
                "lower",
                "upper",
                "any_false",
                "false_share");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.distribution(),
                    row.neurons(),
                    row.planted(),
                    row.effect(),
                    row.test(),
                    row.correction(),
                    row.level(),
                    row.dataSets(),
                    row.power(),
                    row.lower(),
                    row.upper(),
                    row.anyFalse(),
                    row.falseShare()));
        }
    }

    /** Reads {@link #POWER} of a record. */
    public static List<PowerPoint> power(ExperimentRecord source) {
        return source.table(
                POWER,
                row -> new PowerPoint(
                        row.text("distribution"),
                        row.integer("neurons"),
                        row.integer("planted"),
                        row.number("effect"),
                        row.text("test"),
                        row.text("correction"),
                        row.number("level"),
                        row.integer("data_sets"),
                        row.number("power"),
                        row.number("lower"),
                        row.number("upper"),
                        row.number("any_false"),
                        row.number("false_share")));
    }
}
