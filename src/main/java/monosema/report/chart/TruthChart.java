package monosema.report.chart;

import java.util.Arrays;
import java.util.List;
import monosema.planted.ValidationRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** The effectiveness of SAEs against what they have truly found of their dictionaries, a marker an SAE. */
public final class TruthChart {
    private static final int HEIGHT = 340;

    private TruthChart() {}

    /**
     * Draws it.
     *
     * @param rows every SAE on every dictionary
     * @param finding what the chart says
     */
    public static Chart draw(List<ValidationRow> rows, String finding) {
        return new Chart(
                "validation-truth",
                "Effectiveness against the share of the dictionary that an SAE has found",
                finding,
                Sketch.draw(sketch -> paint(sketch, rows)),
                List.of("SAE", "Dictionary", "Mean best cosine", "Effectiveness", "Explained variance", "L0"),
                rows.stream().map(TruthChart::value).toList());
    }

    private static int paint(Sketch sketch, List<ValidationRow> rows) {
        List<Style> legend =
                architectures(rows).stream().map(Architecture::marker).toList();
        double top = sketch.legendLines(legend, 16) + 34;
        sketch.text("effectiveness", 0, top - 12, Ink.MUTED);
        NumberAxis truth = Axes.linear(
                floor(rows.stream()
                        .mapToDouble(ValidationRow::meanBestCosine)
                        .min()
                        .orElse(0)),
                1,
                6);
        truth.setLabel("mean best cosine with the planted features");
        XYPlot plot = Axes.plot(
                truth,
                Axes.linear(
                        Math.min(
                                0,
                                floor(rows.stream()
                                        .mapToDouble(ValidationRow::effectiveness)
                                        .min()
                                        .orElse(0))),
                        1,
                        5));
        for (Architecture architecture : architectures(rows)) {
            XYSeries series = Lines.series(architecture.kind());
            rows.stream()
                    .filter(row -> row.architecture().equals(architecture.kind()))
                    .forEach(row -> series.add(row.meanBestCosine(), row.effectiveness()));
            Lines.add(plot, series, architecture.marker());
        }
        sketch.plot(plot, 0, top, sketch.width() - 14.0, HEIGHT);
        return (int) Math.ceil(top + HEIGHT);
    }

    private static List<Architecture> architectures(List<ValidationRow> rows) {
        return Arrays.stream(Architecture.values())
                .filter(one -> rows.stream().anyMatch(row -> row.architecture().equals(one.kind())))
                .toList();
    }

    private static double floor(double value) {
        return Math.floor(value * 10) / 10;
    }

    private static List<String> value(ValidationRow row) {
        return List.of(
                row.sae(),
                Numeral.count(row.dictionary()),
                Numeral.fixed(row.meanBestCosine(), 3),
                Numeral.fixed(row.effectiveness(), 3),
                Numeral.percent(row.explainedVariance()),
                Numeral.fixed(row.l0(), 1));
    }
}
