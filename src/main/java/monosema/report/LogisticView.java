package monosema.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.record.ExperimentRecord;
import monosema.record.LogisticRow;
import monosema.record.RefitRow;
import monosema.record.SampleSplitRow;
import monosema.record.StabilityRow;
import monosema.report.chart.Representation;
import monosema.report.text.Numeral;

/**
 * What the tables of the logistic regression say beyond the results: neurons, and fits that could not be certified.
 *
 * @param penalties in the order of the declaration: {@code l2}, {@code l1}, {@code elastic-net}
 * @param stable by representation: the stable neurons, most often picked first
 * @param split by representation: the neurons of the smallest joined p
 * @param uncertified fits on the path that are not certified, and why
 * @param fewest by SAE: the fewest neurons at which its L1 path gets to the lowest loss of the MLP's; absent where it
 *     never does
 */
public record LogisticView(
        List<String> penalties,
        Map<String, List<Stable>> stable,
        Map<String, List<Split>> split,
        List<Uncertified> uncertified,
        Map<String, Integer> fewest) {
    private static final int SHOWN = 8;

    /**
     * A stable neuron.
     *
     * @param neuron zero-based
     * @param probability share of the halves that picked it
     * @param coefficient in the joint refit, with its interval; empty where it was not refitted
     */
    public record Stable(String neuron, String probability, String coefficient) {}

    /**
     * A neuron of sample splitting.
     *
     * @param neuron zero-based
     * @param selected share of the splits that selected it
     * @param p joined, family-wise
     * @param significant at 0.05
     */
    public record Split(String neuron, String selected, String p, boolean significant) {}

    /**
     * A strength of a path whose fits are not all certified.
     *
     * @param representation as the paper says it
     * @param penalty of the path
     * @param strength of the fit
     * @param why it is not
     */
    public record Uncertified(String representation, String penalty, String strength, String why) {}

    static LogisticView of(ExperimentRecord source, List<Representation> representations) {
        List<LogisticRow> rows = source.logistic();
        Map<String, List<Stable>> stable = new TreeMap<>();
        Map<String, List<Split>> split = new TreeMap<>();
        List<Uncertified> uncertified = new ArrayList<>();
        Map<String, Integer> fewest = new TreeMap<>();
        for (Representation one : representations) {
            stable.put(one.id(), stable(one, source.stability(), source.refits()));
            split.put(one.id(), split(one, source.sampleSplit()));
            rows.stream()
                    .filter(row -> row.representation().equals(one.id()) && !row.converged())
                    .forEach(row -> uncertified.add(
                            new Uncertified(one.name(), row.penalty(), Numeral.small(row.strength()), row.why())));
            if (!one.mlp()) {
                fewest(rows, one.id(), fewest);
            }
        }
        return new LogisticView(
                rows.stream().map(LogisticRow::penalty).distinct().toList(), stable, split, uncertified, fewest);
    }

    private static void fewest(List<LogisticRow> rows, String sae, Map<String, Integer> into) {
        double target = l1(rows, Representation.MLP).stream()
                .mapToDouble(LogisticRow::testLogLossBits)
                .min()
                .orElse(Double.NEGATIVE_INFINITY);
        l1(rows, sae).stream()
                .filter(row -> row.testLogLossBits() <= target)
                .min(Comparator.comparingInt(LogisticRow::nonzero))
                .ifPresent(row -> into.put(sae, row.nonzero()));
    }

    private static List<LogisticRow> l1(List<LogisticRow> rows, String representation) {
        return rows.stream()
                .filter(row -> row.representation().equals(representation)
                        && row.penalty().equals("l1"))
                .toList();
    }

    private static List<Stable> stable(Representation one, List<StabilityRow> rows, List<RefitRow> refits) {
        return rows.stream()
                .filter(row -> row.representation().equals(one.id()) && row.selected())
                .map(row -> new Stable(
                        Integer.toString(row.neuron()),
                        Numeral.percent(row.probability()),
                        refits.stream()
                                .filter(refit ->
                                        refit.representation().equals(one.id()) && refit.neuron() == row.neuron())
                                .findFirst()
                                .map(LogisticView::coefficient)
                                .orElse("")))
                .toList();
    }

    private static String coefficient(RefitRow refit) {
        return "%s (%s to %s)"
                .formatted(
                        Numeral.fixed(refit.coefficient(), 2),
                        Numeral.fixed(refit.lower(), 2),
                        Numeral.fixed(refit.upper(), 2));
    }

    private static List<Split> split(Representation one, List<SampleSplitRow> rows) {
        return rows.stream()
                .filter(row -> row.representation().equals(one.id()))
                .sorted(Comparator.comparingDouble(SampleSplitRow::p).thenComparingInt(SampleSplitRow::neuron))
                .limit(SHOWN)
                .map(row -> new Split(
                        Integer.toString(row.neuron()),
                        Numeral.percent(row.selected()),
                        Numeral.small(row.p()),
                        row.significant()))
                .toList();
    }
}
