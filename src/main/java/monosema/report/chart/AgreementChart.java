package monosema.report.chart;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** How well each score ranks SAEs by what they have truly found: rank correlations with their intervals. */
public final class AgreementChart {
    private static final int AXIS = 44;
    private static final int ROW = 30;
    private static final int NARROW_ROW = 46;
    private static final int LEFT = 190;

    private AgreementChart() {}

    /**
     * A score.
     *
     * @param name as the paper says it
     * @param value rank correlation
     * @param lower of its interval
     * @param upper of its interval
     * @param ours whether it is the effectiveness score
     */
    public record Row(String name, double value, double lower, double upper, boolean ours) {}

    /**
     * Draws it.
     *
     * @param rows from top to bottom
     * @param finding what the chart says
     */
    public static Chart draw(List<Row> rows, String finding) {
        return new Chart(
                "validation",
                "How well each score ranks SAEs by what they have found of known dictionaries",
                finding,
                Sketch.draw(sketch -> paint(sketch, rows)),
                List.of("Score", "Rank correlation with the truth", "95% interval"),
                rows.stream()
                        .map(row -> List.of(
                                row.name(),
                                Numeral.fixed(row.value(), 2),
                                Numeral.fixed(row.lower(), 2) + " to " + Numeral.fixed(row.upper(), 2)))
                        .toList());
    }

    private static int paint(Sketch sketch, List<Row> rows) {
        int left = sketch.either(LEFT, 14);
        int height = rows.size() * sketch.either(ROW, NARROW_ROW) + AXIS;
        Rectangle2D area = sketch.plot(
                        plot(sketch, rows), left, 4, sketch.width() - left - sketch.either(50, 20), height)
                .get(0);
        double step = area.getHeight() / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            double baseline = area.getMinY() + i * step + (sketch.narrow() ? 14 : step / 2 + 4.5);
            sketch.text(rows.get(i).name(), 0, baseline, ink(rows.get(i)));
            sketch.textBefore(Numeral.fixed(rows.get(i).value(), 2), sketch.width(), baseline, Ink.INK);
        }
        return height + 4;
    }

    private static XYPlot plot(Sketch sketch, List<Row> rows) {
        double lowest = rows.stream().mapToDouble(Row::lower).min().orElse(0);
        NumberAxis x = Axes.linear(Math.min(0, Math.floor(lowest * 5) / 5), 1, sketch.either(8, 4));
        x.setLabel("rank correlation with the mean best cosine");
        NumberAxis order = Axes.linear(0, rows.size(), 1);
        order.setVisible(false);
        XYPlot plot = Axes.plot(x, order);
        plot.setRangeGridlinesVisible(false);
        plot.addDomainMarker(new ValueMarker(0, Ink.MUTED.color(), Sketch.dashed(1f)));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = rows.size() - i - 1 + (sketch.narrow() ? 0.35 : 0.5);
            plot.addAnnotation(
                    new XYLineAnnotation(row.lower(), y, row.upper(), y, new BasicStroke(2f), ink(row).color()));
            XYSeries point = Lines.series("value");
            point.add(row.value(), y);
            Lines.add(plot, point, new Style("", ink(row), 0, List.of(), Style.CIRCLE, true));
        }
        return plot;
    }

    private static Ink ink(Row row) {
        return row.ours() ? Ink.SAE : Ink.INK;
    }
}
