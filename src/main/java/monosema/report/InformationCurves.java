package monosema.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import monosema.record.ExperimentRecord;
import monosema.record.InformationRow;
import monosema.report.chart.Architecture;
import monosema.report.chart.Chart;
import monosema.report.chart.InformationChart;
import monosema.report.chart.InformationChart.Curve;
import monosema.report.chart.InformationChart.Look;
import monosema.report.chart.Representation;
import monosema.report.text.Numeral;

/** The charts of a record's sparse-information curves, by the ranking that makes the score. */
final class InformationCurves {
    /** More SAEs than this are told apart by their architecture, in a chart of their own. */
    private static final int FEW = 3;

    private final List<Representation> representations;
    private final EffectivenessView view;
    private final List<SaeView> saes;
    private final List<InformationRow> rows;
    private final List<InformationRow> permuted;

    InformationCurves(
            ExperimentRecord source, List<Representation> representations, EffectivenessView view, List<SaeView> saes) {
        this.representations = representations;
        this.view = view;
        this.saes = saes;
        this.rows = source.information().stream()
                .filter(row -> row.ranking().equals(view.rankings().get(0)))
                .toList();
        this.permuted = source.informationNull();
    }

    /** The MLP, the SAEs where they are few, else the first, and the baselines. */
    Chart main() {
        List<EffectivenessView.Row> studied = view.studied();
        List<EffectivenessView.Row> shown =
                new ArrayList<>(studied.size() - 1 <= FEW ? studied : studied.subList(0, 2));
        view.all().stream().filter(EffectivenessView.Row::baseline).forEach(shown::add);
        return draw("information", "Information about the label in the k best neurons", shown, true);
    }

    /** The MLP and every SAE, where they are many. */
    Optional<Chart> saes() {
        List<EffectivenessView.Row> studied = view.studied();
        return studied.size() - 1 <= FEW
                ? Optional.empty()
                : Optional.of(draw(
                        "information-saes",
                        "Information about the label in the k best neurons, every SAE",
                        studied,
                        false));
    }

    private Chart draw(String name, String title, List<EffectivenessView.Row> shown, boolean bars) {
        List<Curve> curves = new ArrayList<>();
        for (EffectivenessView.Row row : shown) {
            curves.add(new Curve(row.name(), look(row, bars), points(row), bars && !row.baseline()));
        }
        List<String> ids = shown.stream().map(EffectivenessView.Row::id).toList();
        return InformationChart.draw(
                name,
                title,
                curves,
                permuted.stream()
                        .filter(row -> ids.contains(row.representation()))
                        .toList(),
                shown.get(0).r().value("entropyBits"),
                finding(shown));
    }

    private List<InformationRow> points(EffectivenessView.Row of) {
        return rows.stream().filter(row -> row.representation().equals(of.id())).toList();
    }

    private Look look(EffectivenessView.Row row, boolean few) {
        if (row.baseline()) {
            return new Look.Baseline((int) view.all().stream()
                    .filter(EffectivenessView.Row::baseline)
                    .takeWhile(one -> !one.equals(row))
                    .count());
        }
        Representation representation = representations.stream()
                .filter(one -> one.id().equals(row.id()))
                .findFirst()
                .orElseThrow();
        return few || representation.mlp()
                ? new Look.Of(representation)
                : new Look.ByArchitecture(
                        Architecture.of(saes.get(representation.index() - 1).architecture()));
    }

    private static String finding(List<EffectivenessView.Row> shown) {
        return "Of %s bits the best neuron and all neurons hold: %s."
                .formatted(
                        Numeral.fixed(shown.get(0).r().value("entropyBits"), 2),
                        shown.stream()
                                .map(row -> "%s %s and %s (score %s)"
                                        .formatted(
                                                row.name(),
                                                row.r().fixed("bestNeuronBits", 2),
                                                row.r().fixed("allBits", 2),
                                                row.r().fixed("score", 3)))
                                .collect(Collectors.joining(", ")));
    }
}
