package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import monosema.record.TTestRow;
import monosema.report.text.Numeral;
import org.jfree.chart.plot.XYPlot;

/** One panel for each representation, side by side, with its name and the number of its neurons tested above it. */
final class Panels {
    static final int HEIGHT = 310;
    private static final int TOP = 44;
    private static final int LEFT = 42;

    private Panels() {}

    /** The plot of one representation; only the first shows the numbers of its vertical axis. */
    @FunctionalInterface
    interface Plotter {
        XYPlot plot(int representation, boolean first);
    }

    static int right(Sketch sketch) {
        return sketch.either(22, 10);
    }

    static void paint(
            Sketch sketch, List<Representation> representations, List<List<TTestRow>> tests, Plotter plotter) {
        int gap = sketch.either(40, 26);
        int panels = representations.size();
        double width = (sketch.width() - LEFT - gap * (double) (panels - 1) - right(sketch)) / panels;
        for (int i = 0; i < panels; i++) {
            double x = LEFT + i * (width + gap);
            double from = i == 0 ? 0 : x;
            Rectangle2D area = sketch.plot(plotter.plot(i, i == 0), from, TOP, x + width - from, HEIGHT - TOP)
                    .get(0);
            String tested = Numeral.count(
                    (double) tests.get(i).stream().filter(TTestRow::tested).count());
            Representation representation = representations.get(i);
            sketch.text(
                    representation.name() + ", " + tested + " neurons", area.getMinX(), TOP - 12, representation.ink());
        }
    }
}
