package monosema.record;

import static monosema.record.TableFiles.known;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;

/** The tables of a record that say how good its SAEs are. The columns are a contract: append, never rename. */
public final class SaeTables {
    /** Pairs of SAEs of one recipe. */
    public static final String MATCHINGS = "sae-matching.csv";

    private SaeTables() {}

    /** {@code sae-<id>-density.csv}. */
    public static void density(Path file, List<SaeDensityRow> rows) {
        try (Csv.Writer out = Csv.write(file, List.of("from", "to", "features"))) {
            rows.forEach(row -> out.row(row.from(), row.to(), row.features()));
        }
    }

    /** {@code sae-matching.csv}. */
    public static void matchings(Path file, List<SaeMatchingRow> rows) {
        List<String> columns =
                List.of("sae", "other", "pairs", "unpaired", "mean_cosine", "share_above_0.9", "share_above_0.7");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.sae(),
                    row.other(),
                    row.pairs(),
                    row.unpaired(),
                    known(row.meanCosine()),
                    known(row.shareAbove09()),
                    known(row.shareAbove07())));
        }
    }
}
