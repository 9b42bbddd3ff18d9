package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.record.TTestRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Histograms of the p-values of each representation, side by side on one scale: shares of the neurons tested. */
public final class PValueChart {
    /** Bins of equal width over [0, 1]. */
    public static final int BINS = 20;

    private static final int HEIGHT = 310;
    private static final int TOP = 44;
    private static final Style UNIFORM = Style.line("if nothing differed", Ink.INK, 1.2f, 5f, 4f);

    private PValueChart() {}

    /**
     * Draws it.
     *
     * @param representations one panel each
     * @param tests the tests of each representation, in the same order
     * @param finding what the chart says
     */
    public static Chart draw(List<Representation> representations, List<List<TTestRow>> tests, String finding) {
        List<double[]> shares = tests.stream().map(PValueChart::shares).toList();
        double highest = shares.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        double top = Math.max(0.1, Math.ceil(highest * 1.04 * 20) / 20);
        return new Chart(
                "p-values",
                "Distribution of the p-values of the neuron-wise t-tests",
                finding,
                Sketch.draw(sketch -> paint(sketch, representations, tests, shares, top)),
                columns(representations),
                values(shares));
    }

    private static int paint(
            Sketch sketch,
            List<Representation> representations,
            List<List<TTestRow>> tests,
            List<double[]> shares,
            double top) {
        int left = 42;
        int gap = sketch.either(40, 26);
        int right = sketch.either(22, 10);
        double width = (sketch.width() - left - gap * (double) (shares.size() - 1) - right) / shares.size();
        for (int i = 0; i < shares.size(); i++) {
            XYPlot plot = panel(representations.get(i), shares.get(i), top, i == 0);
            double x = left + i * (width + gap);
            double from = i == 0 ? 0 : x;
            Rectangle2D area =
                    sketch.plot(plot, from, TOP, x + width - from, HEIGHT - TOP).get(0);
            String tested = Numeral.count(
                    (double) tests.get(i).stream().filter(TTestRow::tested).count());
            sketch.text(
                    representations.get(i).name() + ", " + tested + " neurons",
                    area.getMinX(),
                    TOP - 12,
                    representations.get(i).ink());
        }
        sketch.text("share of neurons", 0, 14, Ink.MUTED);
        sketch.legend(List.of(UNIFORM), sketch.width() - (double) right, 14);
        return HEIGHT;
    }

    private static XYPlot panel(Representation representation, double[] shares, double top, boolean first) {
        XYSeries series = Lines.series("share");
        for (int i = 0; i < BINS; i++) {
            series.add((i + 0.5) / BINS, shares[i]);
        }
        XYSeriesCollection bars = new XYSeriesCollection(series);
        bars.setIntervalWidth(1.0 / BINS);
        XYBarRenderer renderer = new XYBarRenderer(0.14);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, representation.ink().color());
        NumberAxis y = Axes.percent(0, top, top > 0.4 ? 0.1 : 0.05);
        y.setTickLabelsVisible(first);
        y.setTickMarksVisible(first);
        NumberAxis x = Axes.linear(0, 1, 4);
        x.setLabel("p-value");
        XYPlot plot = Axes.plot(x, y);
        plot.setDataset(bars);
        plot.setRenderer(renderer);
        Lines.level(plot, 1.0 / BINS, UNIFORM);
        return plot;
    }

    private static double[] shares(List<TTestRow> tests) {
        double[] shares = new double[BINS];
        long tested = tests.stream().filter(TTestRow::tested).count();
        tests.stream()
                .filter(TTestRow::tested)
                .forEach(test -> shares[Math.min(BINS - 1, (int) (test.p() * BINS))] += 1.0 / tested);
        return shares;
    }

    private static List<String> columns(List<Representation> representations) {
        List<String> columns = new ArrayList<>(List.of("p-value"));
        representations.forEach(representation -> columns.add(representation.name() + ", share of neurons"));
        return columns;
    }

    private static List<List<String>> values(List<double[]> shares) {
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            List<String> row = new ArrayList<>();
            row.add(Numeral.fixed((double) bin / BINS, 2) + " to " + Numeral.fixed((bin + 1.0) / BINS, 2));
            for (double[] share : shares) {
                row.add(Numeral.percent(share[bin]));
            }
            rows.add(row);
        }
        return rows;
    }
}
