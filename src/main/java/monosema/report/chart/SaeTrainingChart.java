package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import monosema.record.SaeTrainingRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;

/** An SAE's explained variance and L0 against steps, one above the other. */
public final class SaeTrainingChart {
    private static final int HEIGHT = 410;
    private static final List<String> COLUMNS = List.of("Step", "Explained variance", "L0", "Squared error", "Loss");

    /** Rows in the table of plotted values; the CSV file has all. */
    private static final int SHOWN = 20;

    private SaeTrainingChart() {}

    /**
     * Draws it.
     *
     * @param sae whose training it was
     * @param rows in order of steps, at least one
     * @param finding what the chart says
     */
    public static Chart draw(Representation sae, List<SaeTrainingRow> rows, String finding) {
        XYSeries explained = Lines.series("explained variance");
        XYSeries l0 = Lines.series("L0");
        rows.forEach(row -> {
            explained.add(row.step(), row.explainedVariance());
            l0.add(row.step(), row.l0());
        });
        return new Chart(
                "sae-" + sae.id() + "-training",
                "Training of the " + sae.name(),
                finding,
                Sketch.draw(sketch -> paint(sketch, sae, explained, l0)),
                COLUMNS,
                values(rows));
    }

    private static int paint(Sketch sketch, Representation sae, XYSeries explained, XYSeries l0) {
        NumberAxis steps = Axes.linear(0, l0.getMaxX(), sketch.either(5, 3));
        steps.setLabel("step");
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
        both.setGap(40);
        both.setInsets(RectangleInsets.ZERO_INSETS);
        both.add(panel(steps, explained, Axes.percent(Math.min(0, floor(explained.getMinY())), 1, 0.25), sae), 1);
        both.add(panel(steps, l0, Axes.linear(0, l0.getMaxY() * 1.05, 4), sae), 1);
        List<Rectangle2D> areas = sketch.plot(both, 0, 30, sketch.width() - 22, HEIGHT - 30);
        sketch.text("explained variance", 0, areas.get(0).getMinY() - 14, Ink.MUTED);
        sketch.text("L0, active neurons a token", 0, areas.get(1).getMinY() - 14, Ink.MUTED);
        return HEIGHT;
    }

    private static XYPlot panel(NumberAxis steps, XYSeries series, NumberAxis range, Representation sae) {
        XYPlot plot = Axes.plot(steps, range);
        Style style = sae.style();
        Lines.add(plot, series, new Style(style.name(), style.ink(), 2f, List.of(), style.shape(), false));
        return plot;
    }

    /** Down to a quarter, for an explained variance below zero at the start. */
    private static double floor(double value) {
        return Math.max(-1, Math.floor(value * 4) / 4);
    }

    private static List<List<String>> values(List<SaeTrainingRow> rows) {
        List<List<String>> values = new ArrayList<>();
        int stride = Math.max(1, (rows.size() + SHOWN - 1) / SHOWN);
        for (int i = (rows.size() - 1) % stride; i < rows.size(); i += stride) {
            SaeTrainingRow row = rows.get(i);
            values.add(List.of(
                    Numeral.count(row.step()),
                    Numeral.percent(row.explainedVariance()),
                    Numeral.fixed(row.l0(), 1),
                    Numeral.significant(row.mse(), 4),
                    Numeral.significant(row.loss(), 4)));
        }
        return values;
    }
}
