package monosema.report.chart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Held-out accuracy of each SAE less the MLP's, in percentage points, with the margin of non-inferiority drawn. */
public final class ComparisonChart {
    private static final int HEAD = 26;
    private static final int AXIS = 44;
    private static final int ROW = 34;
    private static final int NARROW_ROW = 50;
    private static final int LEFT = 206;
    private static final List<String> COLUMNS = List.of("Representation", "Interval", "Points", "Lower", "Upper");

    private ComparisonChart() {}

    /**
     * Draws it.
     *
     * @param rows at least one, from top to bottom
     * @param margin of non-inferiority, a proportion &gt; 0
     * @param finding what the chart says
     */
    public static Chart draw(List<PairedDifference> rows, double margin, String finding) {
        double reach = margin * 1.2;
        for (PairedDifference row : rows) {
            reach = Math.max(reach, Math.abs(row.interval().lower()));
            reach = Math.max(reach, Math.abs(row.interval().upper()));
        }
        double end = Math.ceil(reach * 100 + 0.5);
        Drawings drawings = Sketch.draw(sketch -> paint(sketch, rows, margin, end));
        return new Chart(
                "sae-minus-mlp",
                "Held-out accuracy of the SAE less that of the MLP",
                finding,
                drawings,
                COLUMNS,
                rows.stream().map(ComparisonChart::value).toList());
    }

    private static int paint(Sketch sketch, List<PairedDifference> rows, double margin, double end) {
        int left = sketch.either(LEFT, 14);
        int height = rows.size() * sketch.either(ROW, NARROW_ROW) + AXIS;
        XYPlot plot = plot(sketch, rows, margin, end);
        Rectangle2D area = sketch.plot(plot, left, HEAD, sketch.width() - left - sketch.either(62, 20), height)
                .get(0);
        double edge = area.getMinX() + area.getWidth() * (end - margin * 100) / (2 * end);
        sketch.text("margin", Math.max(0, edge - 20), 16, Ink.MUTED);
        double step = area.getHeight() / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            PairedDifference row = rows.get(i);
            double baseline = area.getMinY() + i * step + (sketch.narrow() ? 14 : step / 2 + 4.5);
            sketch.text(
                    row.representation().name() + ", " + row.method(),
                    0,
                    baseline,
                    row.representation().ink());
            sketch.textBefore(Numeral.fixed(row.value() * 100, 1), sketch.width(), baseline, Ink.INK);
        }
        return HEAD + height;
    }

    private static XYPlot plot(Sketch sketch, List<PairedDifference> rows, double margin, double end) {
        NumberAxis x = Axes.linear(-end, end, sketch.either(8, 4));
        x.setLabel("percentage points, SAE less MLP");
        NumberAxis order = Axes.linear(0, rows.size(), 1);
        order.setVisible(false);
        XYPlot plot = Axes.plot(x, order);
        plot.setRangeGridlinesVisible(false);
        plot.addDomainMarker(new ValueMarker(0, Ink.MUTED.color(), Sketch.dashed(1f)));
        plot.addDomainMarker(new ValueMarker(-margin * 100, Ink.INK.color(), Sketch.dashed(1.5f, 6f, 4f)));
        for (int i = 0; i < rows.size(); i++) {
            row(plot, rows.get(i), rows.size() - i - 1 + (sketch.narrow() ? 0.28 : 0.5));
        }
        return plot;
    }

    private static void row(XYPlot plot, PairedDifference row, double y) {
        plot.addAnnotation(new XYLineAnnotation(
                row.interval().lower() * 100,
                y,
                row.interval().upper() * 100,
                y,
                Sketch.dashed(2f),
                row.representation().ink().color()));
        XYSeries point = Lines.series("difference");
        point.add(row.value() * 100, y);
        Style style = row.representation().style();
        Lines.add(
                plot,
                point,
                new Style(
                        "",
                        row.representation().ink(),
                        0,
                        List.of(),
                        AffineTransform.getScaleInstance(1.2, 1.2).createTransformedShape(style.shape()),
                        true));
    }

    private static List<String> value(PairedDifference row) {
        return List.of(
                row.representation().name(),
                row.method(),
                Numeral.fixed(row.value() * 100, 1),
                Numeral.fixed(row.interval().lower() * 100, 1),
                Numeral.fixed(row.interval().upper() * 100, 1));
    }
}
