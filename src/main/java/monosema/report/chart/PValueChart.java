package monosema.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import monosema.record.TTestRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Histograms of the p-values of each representation, side by side on one scale: shares of the neurons tested, or counts. */
public final class PValueChart {
    /** Bins of equal width over [0, 1]. */
    public static final int BINS = 20;

    private static final Style UNIFORM = Style.line("if nothing differed", Ink.INK, 1.2f, 5f, 4f);

    private PValueChart() {}

    /**
     * Draws shares of the neurons tested.
     *
     * @param representations one panel each
     * @param tests the tests of each representation, in the same order
     * @param finding what the chart says
     */
    public static Chart draw(List<Representation> representations, List<List<TTestRow>> tests, String finding) {
        List<double[]> shares = tests.stream().map(PValueChart::shares).toList();
        double top = Math.max(0.1, Math.ceil(highest(shares) * 1.04 * 20) / 20);
        return new Chart(
                "p-values",
                "Distribution of the p-values of the neuron-wise t-tests",
                finding,
                Sketch.draw(sketch -> paint(
                        sketch,
                        representations,
                        tests,
                        "share of neurons",
                        (i, first) -> panel(
                                representations.get(i),
                                shares.get(i),
                                Axes.percent(0, top, top > 0.4 ? 0.1 : 0.05),
                                1.0 / BINS,
                                first))),
                columns(representations, "share of neurons"),
                values(shares, Numeral::percent));
    }

    /** Draws numbers of neurons, as {@link #draw}. */
    public static Chart drawCounts(List<Representation> representations, List<List<TTestRow>> tests, String finding) {
        List<double[]> counts = tests.stream().map(PValueChart::counts).toList();
        double top = Math.max(1, Math.ceil(highest(counts) * 1.06));
        return new Chart(
                "p-value-counts",
                "Numbers of neurons by the p-value of their t-test",
                finding,
                Sketch.draw(sketch -> paint(
                        sketch,
                        representations,
                        tests,
                        "neurons",
                        (i, first) -> panel(
                                representations.get(i),
                                counts.get(i),
                                Axes.linear(0, top, 5),
                                (double) tested(tests.get(i)) / BINS,
                                first))),
                columns(representations, "neurons"),
                values(counts, Numeral::count));
    }

    private static int paint(
            Sketch sketch,
            List<Representation> representations,
            List<List<TTestRow>> tests,
            String quantity,
            Panels.Plotter plotter) {
        Panels.paint(sketch, representations, tests, plotter);
        sketch.text(quantity, 0, 14, Ink.MUTED);
        sketch.legend(List.of(UNIFORM), sketch.width() - (double) Panels.right(sketch), 14);
        return Panels.HEIGHT;
    }

    private static double highest(List<double[]> bars) {
        return bars.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    }

    private static XYPlot panel(
            Representation representation, double[] heights, NumberAxis y, double uniform, boolean first) {
        XYSeries series = Lines.series("bars");
        for (int i = 0; i < BINS; i++) {
            series.add((i + 0.5) / BINS, heights[i]);
        }
        XYSeriesCollection bars = new XYSeriesCollection(series);
        bars.setIntervalWidth(1.0 / BINS);
        XYBarRenderer renderer = new XYBarRenderer(0.14);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, representation.ink().color());
        y.setTickLabelsVisible(first);
        y.setTickMarksVisible(first);
        NumberAxis x = Axes.linear(0, 1, 4);
        x.setLabel("p-value");
        XYPlot plot = Axes.plot(x, y);
        plot.setDataset(bars);
        plot.setRenderer(renderer);
        Lines.level(plot, uniform, UNIFORM);
        return plot;
    }

    private static long tested(List<TTestRow> tests) {
        return tests.stream().filter(TTestRow::tested).count();
    }

    private static double[] counts(List<TTestRow> tests) {
        double[] counts = new double[BINS];
        tests.stream().filter(TTestRow::tested).forEach(test -> counts[Math.min(BINS - 1, (int) (test.p() * BINS))]++);
        return counts;
    }

    private static double[] shares(List<TTestRow> tests) {
        double[] shares = counts(tests);
        long tested = tested(tests);
        for (int i = 0; i < BINS; i++) {
            shares[i] = tested == 0 ? 0 : shares[i] / tested;
        }
        return shares;
    }

    private static List<String> columns(List<Representation> representations, String quantity) {
        List<String> columns = new ArrayList<>(List.of("p-value"));
        representations.forEach(representation -> columns.add(representation.name() + ", " + quantity));
        return columns;
    }

    private static List<List<String>> values(List<double[]> bars, DoubleFunction<String> text) {
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            List<String> row = new ArrayList<>();
            row.add(Numeral.fixed((double) bin / BINS, 2) + " to " + Numeral.fixed((bin + 1.0) / BINS, 2));
            for (double[] heights : bars) {
                row.add(text.apply(heights[bin]));
            }
            rows.add(row);
        }
        return rows;
    }
}
