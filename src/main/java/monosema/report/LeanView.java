package monosema.report;

import java.util.Comparator;
import java.util.List;
import monosema.record.ExperimentRecord;
import monosema.record.LeanRow;
import monosema.report.chart.LeanChart;
import monosema.report.text.Numeral;

/**
 * The words beside which the model itself leans the other way.
 *
 * @param pairs of cues, as in {@code her/his}
 * @param disagreeing of the first label, then of the second, the strongest first
 * @param onlyAgreeing whether the analyses leave them out
 */
public record LeanView(List<String> pairs, List<Disagreeing> disagreeing, boolean onlyAgreeing) {
    public LeanView {
        pairs = List.copyOf(pairs);
        disagreeing = List.copyOf(disagreeing);
    }

    /**
     * Words of one label.
     *
     * @param label theirs
     * @param words those of the label that the model leans away from
     */
    public record Disagreeing(String label, List<Word> words) {
        public Disagreeing {
            words = List.copyOf(words);
        }
    }

    /**
     * One word.
     *
     * @param word itself
     * @param lean log-odds to its own label, nats; not above 0
     */
    public record Word(String word, String lean) {}

    static LeanView of(ExperimentRecord source, WordSetView words) {
        List<LeanRow> rows = source.lean();
        return new LeanView(
                source.leanPairs(),
                List.of(disagreeing(rows, words.first(), 1), disagreeing(rows, words.second(), -1)),
                source.declaration().path("subset").asText().equals("agreeing"));
    }

    private static Disagreeing disagreeing(List<LeanRow> rows, String label, int sign) {
        return new Disagreeing(
                label,
                rows.stream()
                        .filter(row -> row.label().equals(label) && !row.agrees())
                        .sorted(Comparator.comparingDouble(row -> sign * row.lean()))
                        .map(row -> new Word(row.word(), Numeral.fixed(sign * row.lean(), 2)))
                        .toList());
    }

    static LeanChart.Row row(List<LeanRow> rows, String label, double mean) {
        return new LeanChart.Row(
                label,
                rows.stream()
                        .filter(row -> row.label().equals(label))
                        .map(LeanRow::lean)
                        .toList(),
                mean);
    }
}
