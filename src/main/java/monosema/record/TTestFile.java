package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.io.Csv;
import monosema.probe.NeuronEffect;

/** {@code ttest-<rep>.csv}: one row a neuron; NaN is an empty field. The columns are a contract: append, never rename. */
public final class TTestFile {
    private static final List<String> COLUMNS = List.of(
            "neuron",
            "n1",
            "n2",
            "mean1",
            "mean2",
            "t",
            "df",
            "p",
            "p_bonferroni",
            "p_holm",
            "p_bh",
            "p_maxt",
            "significant",
            "p_by",
            "familywise",
            "u",
            "p_mannwhitney",
            "hedges_g",
            "g_lower",
            "g_upper",
            "auc",
            "auc_lower",
            "auc_upper");

    private TTestFile() {}

    /** Writes all rows. */
    public static void write(Path file, List<TTestRow> rows) {
        try (Csv.Writer out = Csv.write(file, COLUMNS)) {
            rows.forEach(row -> write(out, row, row.effect()));
        }
    }

    /** Reads all rows. */
    public static List<TTestRow> read(Path file) {
        return CsvTable.read(file, TTestFile::row);
    }

    private static void write(Csv.Writer out, TTestRow row, NeuronEffect effect) {
        out.row(
                row.neuron(),
                row.n1(),
                row.n2(),
                row.mean1(),
                row.mean2(),
                TableFiles.known(row.t()),
                TableFiles.known(row.df()),
                TableFiles.known(row.p()),
                TableFiles.known(row.pBonferroni()),
                TableFiles.known(row.pHolm()),
                TableFiles.known(row.pBh()),
                TableFiles.known(row.pMaxT()),
                row.significant(),
                TableFiles.known(row.pBy()),
                row.familywise(),
                TableFiles.known(effect.u()),
                TableFiles.known(effect.pMannWhitney()),
                TableFiles.known(effect.hedgesG()),
                TableFiles.known(effect.gLower()),
                TableFiles.known(effect.gUpper()),
                TableFiles.known(effect.auc()),
                TableFiles.known(effect.aucLower()),
                TableFiles.known(effect.aucUpper()));
    }

    static TTestRow row(CsvTable.Row row) {
        return new TTestRow(
                row.integer("neuron"),
                row.integer("n1"),
                row.integer("n2"),
                row.number("mean1"),
                row.number("mean2"),
                row.number("t"),
                row.number("df"),
                row.number("p"),
                row.number("p_bonferroni"),
                row.number("p_holm"),
                row.number("p_bh"),
                row.number("p_maxt"),
                row.flag("significant"),
                row.number("p_by"),
                row.flag("familywise"),
                effect(row));
    }

    private static NeuronEffect effect(CsvTable.Row row) {
        return new NeuronEffect(
                row.number("u"),
                row.number("p_mannwhitney"),
                row.number("hedges_g"),
                row.number("g_lower"),
                row.number("g_upper"),
                row.number("auc"),
                row.number("auc_lower"),
                row.number("auc_upper"));
    }
}
