package monosema.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import monosema.record.LogisticRow;
import monosema.record.ModelTrainingRow;
import monosema.record.SaeTrainingRow;
import monosema.record.TTestRow;
import monosema.report.chart.Accuracies;
import monosema.report.chart.PValueChart;
import monosema.report.chart.PairedDifference;
import monosema.report.chart.Representation;
import monosema.report.text.Numeral;

/** What each chart says, in a sentence or two: its text alternative. */
final class Findings {
    private Findings() {}

    static String model(List<ModelTrainingRow> rows, Bound model) {
        return "After %s steps the held-out loss is %s nats per token; a bigram model reaches %s, the entropy of the grammar is %s."
                .formatted(
                        Numeral.count(rows.get(rows.size() - 1).step()),
                        model.fixed("heldOutLoss", 3),
                        model.fixed("bigramLoss", 3),
                        model.fixed("entropy", 3));
    }

    static String sae(Representation sae, List<SaeTrainingRow> rows) {
        SaeTrainingRow first = rows.get(0);
        SaeTrainingRow last = rows.get(rows.size() - 1);
        return "From step %s to step %s the explained variance of the %s goes from %s to %s and its L0 from %s to %s."
                .formatted(
                        Numeral.count(first.step()),
                        Numeral.count(last.step()),
                        sae.name(),
                        Numeral.percent(first.explainedVariance()),
                        Numeral.percent(last.explainedVariance()),
                        Numeral.fixed(first.l0(), 1),
                        Numeral.fixed(last.l0(), 1));
    }

    static String pValues(List<Representation> representations, List<List<TTestRow>> tests) {
        double bin = 1.0 / PValueChart.BINS;
        StringBuilder text = new StringBuilder("Share of p-values below %s, where %s would lie if nothing differed: "
                .formatted(Numeral.fixed(bin, 2), Numeral.percent(bin)));
        for (int i = 0; i < tests.size(); i++) {
            long tested = tests.get(i).stream().filter(TTestRow::tested).count();
            long low = tests.get(i).stream().filter(row -> row.p() < bin).count();
            text.append(i == 0 ? "" : ", ")
                    .append(representations.get(i).name())
                    .append(' ')
                    .append(Numeral.percent((double) low / tested))
                    .append(" of ")
                    .append(Numeral.count((double) tested))
                    .append(" neurons");
        }
        return text.append('.').toString();
    }

    static String selectivity(List<Accuracies> test, List<Accuracies> train) {
        return "On held-out words: " + means(test) + ". On training words: " + means(train) + ".";
    }

    static String frames(List<Accuracies> byFrame, List<Accuracies> byWord) {
        return "In held-out frames, the words trained on in others: " + means(byFrame) + ". On held-out words: "
                + means(byWord) + ".";
    }

    static String lean(Bound lean, WordSetView words) {
        return "After %s of the %s words and %s of the %s words the model expects the cues of the word's own label."
                .formatted(
                        lean.percent("agree." + words.first()),
                        words.first(),
                        lean.percent("agree." + words.second()),
                        words.second());
    }

    private static String means(List<Accuracies> rows) {
        return rows.stream()
                .map(row -> "%s with %s labels %s"
                        .formatted(
                                row.representation().name(),
                                row.control() ? "random" : "true",
                                Numeral.percent(row.mean())))
                .collect(Collectors.joining(", "));
    }

    static String comparison(List<PairedDifference> rows, double margin) {
        String differences = rows.stream()
                .map(row -> "%s %s %s points, %s to %s"
                        .formatted(
                                row.representation().name(),
                                row.method(),
                                Numeral.fixed(row.value() * 100, 1),
                                Numeral.fixed(row.interval().lower() * 100, 1),
                                Numeral.fixed(row.interval().upper() * 100, 1)))
                .collect(Collectors.joining("; "));
        return "Accuracy less that of the MLP: %s. The margin of non-inferiority lies at %s points."
                .formatted(differences, Numeral.fixed(-margin * 100, 1));
    }

    static String logistic(List<Representation> representations, List<LogisticRow> rows, double entropy) {
        String best = representations.stream()
                .map(representation -> rows.stream()
                        .filter(row -> row.representation().equals(representation.id()))
                        .min(Comparator.comparingDouble(LogisticRow::testLogLossBits))
                        .map(row -> "%s %s bits at strength %s"
                                .formatted(
                                        representation.name(),
                                        Numeral.fixed(row.testLogLossBits(), 3),
                                        Numeral.small(row.strength())))
                        .orElse(representation.name() + " was not fitted"))
                .collect(Collectors.joining(", "));
        return "Lowest test loss on the path: %s. Knowing only the class shares costs %s bits."
                .formatted(best, Numeral.fixed(entropy, 3));
    }
}
