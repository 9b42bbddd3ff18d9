package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;
import monosema.planted.NoiseRow;
import monosema.planted.PlantedScore;
import monosema.planted.ValidationRow;

/** The table of a record on planted dictionaries. The columns are a contract: append, never rename. */
public final class PlantedFiles {
    /** What each SAE found of each dictionary. */
    public static final String PLANTED = "planted.csv";

    /** What scores say of each SAE of each dictionary, beside the truth. */
    public static final String VALIDATION = "validation.csv";
    /** Scores of labels that say nothing. */
    public static final String NOISE = "validation-noise.csv";

    private PlantedFiles() {}

    /** Writes {@link #VALIDATION}. */
    public static void validation(Path file, List<ValidationRow> rows) {
        List<String> columns = List.of(
                "sae",
                "architecture",
                "dictionary",
                "mean_best_cosine",
                "matched_cosine",
                "effectiveness",
                "gain",
                "information_bits",
                "localisation",
                "retention",
                "best_neuron_accuracy",
                "selectivity",
                "explained_variance",
                "l0");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.sae(),
                    row.architecture(),
                    row.dictionary(),
                    row.meanBestCosine(),
                    row.meanMatchedCosine(),
                    row.effectiveness(),
                    row.gain(),
                    row.information(),
                    row.localisation(),
                    row.retention(),
                    row.bestNeuronAccuracy(),
                    row.selectivity(),
                    row.explainedVariance(),
                    row.l0()));
        }
    }

    /** Reads {@link #VALIDATION}. */
    public static List<ValidationRow> validation(Path file) {
        return CsvTable.read(
                file,
                row -> new ValidationRow(
                        row.text("sae"),
                        row.text("architecture"),
                        row.integer("dictionary"),
                        row.number("mean_best_cosine"),
                        row.number("matched_cosine"),
                        row.number("effectiveness"),
                        row.number("gain"),
                        row.number("information_bits"),
                        row.number("localisation"),
                        row.number("retention"),
                        row.number("best_neuron_accuracy"),
                        row.number("selectivity"),
                        row.number("explained_variance"),
                        row.number("l0")));
    }

    /** Writes {@link #NOISE}. */
    public static void noise(Path file, List<NoiseRow> rows) {
        List<String> columns =
                List.of("draw", "effectiveness", "lower", "upper", "p", "gain", "gain_lower", "gain_upper", "gain_p");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.draw(),
                    row.effectiveness(),
                    row.lower(),
                    row.upper(),
                    row.p(),
                    row.gain(),
                    row.gainLower(),
                    row.gainUpper(),
                    row.gainP()));
        }
    }

    /** Writes {@link #PLANTED}. */
    public static void planted(Path file, List<PlantedScore> rows) {
        List<String> columns = List.of(
                "sae",
                "architecture",
                "active",
                "dictionary",
                "mean_best_cosine",
                "matched_cosine",
                "share_above_0.9",
                "matched_share_above_0.9",
                "explained_variance",
                "l0",
                "dead_share",
                "steps",
                "chance_best_cosine",
                "chance_matched_cosine");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.sae(),
                    row.architecture(),
                    row.active(),
                    row.dictionary(),
                    row.meanBestCosine(),
                    row.meanMatchedCosine(),
                    row.shareBestAbove09(),
                    row.shareMatchedAbove09(),
                    row.explainedVariance(),
                    row.l0(),
                    row.deadShare(),
                    row.steps(),
                    row.chanceBestCosine(),
                    row.chanceMatchedCosine()));
        }
    }

    /** Reads {@link #PLANTED} of a record. */
    public static List<PlantedScore> planted(ExperimentRecord source) {
        return source.table(PLANTED, PlantedFiles::score);
    }

    /** Reads {@link #PLANTED} of a stage. */
    public static List<PlantedScore> planted(Path file) {
        return CsvTable.read(file, PlantedFiles::score);
    }

    private static PlantedScore score(CsvTable.Row row) {
        return new PlantedScore(
                row.text("sae"),
                row.text("architecture"),
                row.integer("active"),
                row.integer("dictionary"),
                row.number("mean_best_cosine"),
                row.number("matched_cosine"),
                row.number("share_above_0.9"),
                row.number("matched_share_above_0.9"),
                row.number("explained_variance"),
                row.number("l0"),
                row.number("dead_share"),
                row.integer("steps"),
                row.number("chance_best_cosine"),
                row.number("chance_matched_cosine"));
    }
}
