package monosema.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.record.TTestRow;
import monosema.report.text.Numeral;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/**
 * Ordered p-values of each representation against those of a uniform distribution, both as {@code -log10 p}. The band holds
 * 95% of each ordered value where nothing differs and the tests are independent: the i-th smallest of m is then
 * Beta(i, m - i + 1).
 */
public final class QuantileChart {
    private static final double TAIL = 0.025;
    private static final int BAND_STEPS = 24;
    private static final int ROWS = 12;
    private static final Style DIAGONAL = Style.line("if nothing differed", Ink.INK, 1.2f, 5f, 4f);
    private static final Style BAND = Style.line("95% band", Ink.MUTED, 1f);

    private QuantileChart() {}

    /**
     * Draws it.
     *
     * @param representations one panel each
     * @param tests the tests of each representation, in the same order
     * @param finding what the chart says
     */
    public static Chart draw(List<Representation> representations, List<List<TTestRow>> tests, String finding) {
        List<double[]> ordered = tests.stream().map(QuantileChart::ascending).toList();
        LogP scale = LogP.scale(tests);
        double right =
                ordered.stream().mapToDouble(p -> expected(0, p.length)).max().orElse(1);
        return new Chart(
                "p-quantiles",
                "Ordered p-values against uniform ones",
                finding,
                Sketch.draw(sketch -> {
                    Panels.paint(
                            sketch,
                            representations,
                            tests,
                            (i, first) -> panel(representations.get(i), ordered.get(i), scale, right, first));
                    sketch.text("−log10 p, observed", 0, 14, Ink.MUTED);
                    double end = sketch.width() - (double) Panels.right(sketch);
                    sketch.legend(sketch.narrow() ? List.of(DIAGONAL) : List.of(DIAGONAL, BAND), end, 14);
                    return Panels.HEIGHT;
                }),
                List.of("Representation", "Rank", "Expected p", "Observed p", "95% band, p"),
                values(representations, ordered));
    }

    /** How many of the smallest p-values lie below the band, in a row from the smallest. */
    public static int belowBand(List<TTestRow> tests) {
        double[] p = ascending(tests);
        int below = 0;
        while (below < p.length && p[below] < bound(below, p.length, TAIL)) {
            below++;
        }
        return below;
    }

    private static XYPlot panel(Representation representation, double[] p, LogP scale, double right, boolean first) {
        NumberAxis x = Axes.linear(0, Math.ceil(right * 10) / 10, 4);
        x.setLabel("−log10 p, expected");
        XYPlot plot = Axes.plot(x, scale.axis(first));
        LogP.Points points = scale.new Points("p", right);
        XYSeries diagonal = Lines.series("uniform");
        XYSeries lower = Lines.series("lower");
        XYSeries upper = Lines.series("upper");
        for (int i = 0; i < p.length; i++) {
            points.add(expected(i, p.length), p[i]);
        }
        for (int i : ranks(p.length, BAND_STEPS)) {
            double at = expected(i, p.length);
            diagonal.add(at, at);
            lower.add(at, LogP.of(bound(i, p.length, 1 - TAIL)));
            upper.add(at, scale.clamped(bound(i, p.length, TAIL)));
        }
        Lines.add(plot, lower, BAND);
        Lines.add(plot, upper, BAND);
        Lines.add(plot, diagonal, DIAGONAL);
        Lines.add(plot, points.series(), new Style("p", representation.ink(), 0, List.of(), Style.DOT, true));
        return plot;
    }

    private static double[] ascending(List<TTestRow> tests) {
        return tests.stream()
                .filter(TTestRow::tested)
                .mapToDouble(TTestRow::p)
                .sorted()
                .toArray();
    }

    private static double expected(int rank, int m) {
        return m == 0 ? 1 : LogP.of((rank + 0.5) / m);
    }

    private static double bound(int rank, int m, double probability) {
        return new BetaDistribution(null, rank + 1.0, m - rank, 1e-9).inverseCumulativeProbability(probability);
    }

    /** Zero-based ranks from the first to the last, geometrically apart. */
    private static int[] ranks(int m, int steps) {
        int[] ranks = new int[steps + 1];
        for (int i = 0; i <= steps; i++) {
            ranks[i] = (int) Math.round(StrictMath.pow(m, (double) i / steps)) - 1;
        }
        return m == 0 ? new int[0] : Arrays.stream(ranks).distinct().toArray();
    }

    private static List<List<String>> values(List<Representation> representations, List<double[]> ordered) {
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < ordered.size(); r++) {
            double[] p = ordered.get(r);
            for (int i : ranks(p.length, ROWS)) {
                rows.add(List.of(
                        representations.get(r).name(),
                        Numeral.count(i + 1.0),
                        Numeral.small((i + 0.5) / p.length),
                        Numeral.small(p[i]),
                        Numeral.small(bound(i, p.length, TAIL)) + " to "
                                + Numeral.small(bound(i, p.length, 1 - TAIL))));
            }
        }
        return rows;
    }
}
