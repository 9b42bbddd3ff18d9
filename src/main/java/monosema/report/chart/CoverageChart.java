package monosema.report.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import monosema.calibration.Coverage;
import monosema.report.text.Numeral;

/** How often each interval holds the truth, against the 95% that it claims. */
public final class CoverageChart {
    private static final double NOMINAL = 0.95;
    private static final Style REFERENCE = Style.line("95%", Ink.INK, 1.2f, 5f, 4f);
    private static final Style MARKER = new Style("", Ink.INK, 0, List.of(), Style.CIRCLE, true);
    private static final List<String> COLUMNS = List.of(
            "Quantity", "Interval", "Simulated", "Truth", "Intervals", "Coverage", "Lower", "Upper", "Mean width");

    private CoverageChart() {}

    /**
     * Draws it.
     *
     * @param rows of every interval and scenario
     * @param finding what the chart says
     */
    public static Chart draw(List<Coverage> rows, String finding) {
        Set<String> intervals = new LinkedHashSet<>();
        rows.forEach(row -> intervals.add(interval(row)));
        double lowest = rows.stream().mapToDouble(Coverage::lower).min().orElse(0.9);
        double from = Math.max(0, Math.min(0.8, Math.floor(lowest * 10) / 10));
        Drawings drawings = Sketch.draw(sketch -> paint(sketch, rows, List.copyOf(intervals), from));
        return new Chart(
                "coverage",
                "How often intervals hold the truth",
                finding,
                drawings,
                COLUMNS,
                rows.stream().map(CoverageChart::value).toList());
    }

    private static int paint(Sketch sketch, List<Coverage> rows, List<String> intervals, double from) {
        RatePlot plot = new RatePlot(sketch, REFERENCE, NOMINAL, from, 20, 230);
        sketch.legend(List.of(REFERENCE), sketch.width(), 16);
        double y = 20;
        for (int i = 0; i < intervals.size(); i++) {
            String interval = intervals.get(i);
            List<RatePlot.Row> own = rows.stream()
                    .filter(row -> interval(row).equals(interval))
                    .map(row -> new RatePlot.Row(
                            row.scenario(), List.of(new Rate(MARKER, row.coverage(), row.lower(), row.upper()))))
                    .toList();
            y = plot.panel(interval, own, y, i == intervals.size() - 1);
        }
        return (int) Math.ceil(y);
    }

    private static String interval(Coverage row) {
        return row.quantity() + ", " + row.method();
    }

    private static List<String> value(Coverage row) {
        return List.of(
                row.quantity(),
                row.method(),
                row.scenario(),
                Numeral.fixed(row.truth(), 3),
                Numeral.count(row.samples()),
                Numeral.percent(row.coverage()),
                Numeral.percent(row.lower()),
                Numeral.percent(row.upper()),
                Numeral.fixed(row.meanWidth(), 3));
    }
}
