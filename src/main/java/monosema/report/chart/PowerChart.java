package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import monosema.calibration.PowerPoint;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** The share of planted differences found, by their size: a panel for each distribution and family. */
public final class PowerChart {
    private static final int PANEL = 230;
    private static final List<String> COLUMNS = List.of(
            "Activations",
            "Neurons",
            "Effect",
            "Test",
            "Correction",
            "Power",
            "Lower",
            "Upper",
            "Any false",
            "False share");

    private PowerChart() {}

    /**
     * Draws it.
     *
     * @param rows of every distribution, family, effect and procedure
     * @param finding what the chart says
     */
    public static Chart draw(List<PowerPoint> rows, String finding) {
        Set<String> panels = new LinkedHashSet<>();
        rows.forEach(row -> panels.add(panel(row)));
        Drawings drawings = Sketch.draw(sketch -> paint(sketch, rows, List.copyOf(panels)));
        return new Chart(
                "power",
                "Power to find planted differences",
                finding,
                drawings,
                COLUMNS,
                rows.stream().map(PowerChart::value).toList());
    }

    private static int paint(Sketch sketch, List<PowerPoint> rows, List<String> panels) {
        int columns = sketch.either(2, 1);
        double top = legend(sketch);
        double width = (sketch.width() - 20.0) / columns;
        for (int i = 0; i < panels.size(); i++) {
            String panel = panels.get(i);
            double y = top + PANEL * (i / columns);
            double x = (i % columns) * (width + 20.0 / columns);
            List<PowerPoint> own =
                    rows.stream().filter(row -> panel(row).equals(panel)).toList();
            Rectangle2D area =
                    sketch.plot(plot(own), x, y + 24, width - 10, PANEL - 30.0).get(0);
            sketch.text(panel, area.getMinX(), y + 16, Ink.INK);
        }
        return (int) Math.ceil(top + PANEL * Math.ceil(panels.size() / (double) columns));
    }

    private static double legend(Sketch sketch) {
        List<Style> styles = new ArrayList<>(
                Procedures.powers().stream().map(Procedures::curve).toList());
        if (!sketch.narrow()) {
            sketch.text("power", 0, 16, Ink.MUTED);
            sketch.legend(styles, sketch.width(), 16);
            return 24;
        }
        sketch.legend(styles.subList(0, 2), sketch.width(), 16);
        sketch.legend(styles.subList(2, styles.size()), sketch.width(), 36);
        return 44;
    }

    private static XYPlot plot(List<PowerPoint> rows) {
        double last = rows.stream().mapToDouble(PowerPoint::effect).max().orElse(1);
        NumberAxis x = Axes.linear(0, last + 0.05, 6);
        x.setLabel("standardised difference");
        XYPlot plot = Axes.plot(x, Axes.percent(0, 1.02, 0.2));
        for (Procedures procedure : Procedures.powers()) {
            XYSeries series = Lines.series(procedure.name());
            rows.stream()
                    .filter(row -> procedure.is(row.test(), row.correction()))
                    .forEach(row -> series.add(row.effect(), row.power()));
            Lines.add(plot, series, procedure.curve());
        }
        return plot;
    }

    private static String panel(PowerPoint row) {
        return row.distribution() + ", " + Numeral.count(row.neurons()) + " neurons";
    }

    private static List<String> value(PowerPoint row) {
        return List.of(
                row.distribution(),
                Numeral.count(row.neurons()),
                Numeral.fixed(row.effect(), 1),
                row.test(),
                row.correction(),
                Numeral.percent(row.power()),
                Numeral.percent(row.lower()),
                Numeral.percent(row.upper()),
                Numeral.percent(row.anyFalse()),
                Numeral.percent(row.falseShare()));
    }
}
