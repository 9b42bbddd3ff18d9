package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.BadInputException;

/** The histogram of {@code sae-<id>-density.csv}, checked: what a chart draws must be one. */
final class DensityTable {
    private DensityTable() {}

    /**
     * Reads it.
     *
     * @return features that never fire, as the bin from 0 to 0, then at least one bin, each beginning where the one before
     *     ends
     */
    static List<SaeDensityRow> read(Path file) {
        List<SaeDensityRow> rows = CsvTable.read(
                file, row -> new SaeDensityRow(row.number("from"), row.number("to"), row.integer("features")));
        if (rows.size() < 2) {
            throw new BadInputException("%s must have at least 2 rows, has %d".formatted(file, rows.size()));
        }
        for (int i = 0; i < rows.size(); i++) {
            SaeDensityRow row = rows.get(i);
            if (!(i == 0 ? row.from() == 0 && row.to() == 0 : rises(row, rows.get(i - 1), i == 1))) {
                throw new BadInputException(
                        "%s:%d: a row from 0 to 0 and then bins in (0, 1], each from the end of the last, are needed; was %s to %s"
                                .formatted(file, i + 2, row.from(), row.to()));
            }
            if (row.features() < 0) {
                throw new BadInputException(
                        "%s:%d: column 'features' must be >= 0, was %d".formatted(file, i + 2, row.features()));
            }
        }
        return rows;
    }

    /** Written so that NaN does not. */
    private static boolean rises(SaeDensityRow row, SaeDensityRow last, boolean first) {
        return (first ? row.from() > 0 : row.from() == last.to()) && row.from() < row.to() && row.to() <= 1;
    }
}
