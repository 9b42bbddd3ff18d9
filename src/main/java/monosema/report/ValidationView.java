package monosema.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import monosema.planted.Candidate;
import monosema.planted.ValidationRow;
import monosema.record.ExperimentRecord;
import monosema.record.PlantedFiles;
import monosema.report.chart.AgreementChart;
import monosema.report.chart.Chart;
import monosema.report.chart.TruthChart;
import monosema.report.text.Numeral;

/**
 * How well scores rank SAEs whose truth is known.
 *
 * @param candidates best rank correlation first
 */
public record ValidationView(List<Row> candidates) {
    public ValidationView {
        candidates = List.copyOf(candidates);
    }

    /**
     * A score.
     *
     * @param id in result ids
     * @param name as the paper says it
     * @param r its results
     */
    public record Row(String id, String name, Bound r) {
        /** Whether it is the effectiveness score, with which the others are compared. */
        public boolean ours() {
            return id.equals(Candidate.EFFECTIVENESS.id());
        }
    }

    /** The effectiveness score itself. */
    public Row ours() {
        return candidates.stream().filter(Row::ours).findFirst().orElseThrow();
    }

    /** Those whose rank correlation differs from the score's beyond the interval: 1 for better, -1 for worse, 0 else. */
    public List<Row> differing(int side) {
        return candidates.stream()
                .filter(row -> !row.ours() && row.r().side("minusEffectiveness") == side)
                .toList();
    }

    static Optional<ValidationView> of(ExperimentRecord source) {
        if (source.find("validation.effectiveness.rankCorrelation").isEmpty()) {
            return Optional.empty();
        }
        Bound results = new Bound(source).at("validation");
        return Optional.of(new ValidationView(Arrays.stream(Candidate.values())
                .map(candidate -> new Row(candidate.id(), name(candidate), results.at(candidate.id())))
                .sorted(Comparator.comparingDouble(row -> -row.r().value("rankCorrelation")))
                .toList()));
    }

    /** Rank correlations, and the score against the truth. */
    List<Chart> charts(ExperimentRecord source) {
        List<ValidationRow> rows = PlantedFiles.validation(source.folder().resolve(PlantedFiles.VALIDATION));
        List<AgreementChart.Row> agreements = candidates.stream()
                .map(row -> new AgreementChart.Row(
                        row.name(),
                        row.r().value("rankCorrelation"),
                        row.r().lower("rankCorrelation"),
                        row.r().upper("rankCorrelation"),
                        row.ours()))
                .toList();
        return List.of(
                AgreementChart.draw(
                        agreements,
                        "Rank correlation with what SAEs have found: "
                                + agreements.stream()
                                        .map(row -> row.name() + " " + Numeral.fixed(row.value(), 2))
                                        .collect(Collectors.joining(", "))
                                + "."),
                TruthChart.draw(
                        rows,
                        "Over %s pairs of an SAE and a dictionary the effectiveness score against what is found of the dictionary; rank correlation %s."
                                .formatted(
                                        Numeral.count(rows.size()), ours().r().fixed("rankCorrelation", 2))));
    }

    private static String name(Candidate candidate) {
        return switch (candidate) {
            case EFFECTIVENESS -> "Effectiveness";
            case INFORMATION -> "Information I*";
            case LOCALISATION -> "Localisation";
            case BEST_NEURON_ACCURACY -> "Best neuron's accuracy";
            case SELECTIVITY -> "Selectivity";
            case EXPLAINED_VARIANCE -> "Explained variance";
            case SPARSITY -> "Sparsity (−L0)";
        };
    }
}
