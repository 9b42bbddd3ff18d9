package monosema.report.chart;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import monosema.record.InformationRow;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Information about the label in the k best neurons, against k on a logarithmic axis, of several representations. */
public final class InformationChart {
    private static final int HEIGHT = 380;
    /** Interval bars of neighbouring curves stand this far apart, in doublings of k. */
    private static final double APART = 0.1;

    private static final Style ALL = Style.line("all there is, H(Y)", Ink.MUTED, 1.2f, 5f, 4f);
    private static final Style NULL = Style.line("95% of permuted labels", Ink.MUTED, 1f);

    private InformationChart() {}

    /**
     * A curve.
     *
     * @param name in legend and table
     * @param look its place among the looks
     * @param points in the order of k
     * @param bars whether its intervals are drawn; the table has them all
     */
    public record Curve(String name, Look look, List<InformationRow> points, boolean bars) {
        public Curve {
            points = List.copyOf(points);
        }

        /** Whether it is there to be compared with, and so drawn behind the others. */
        boolean baseline() {
            return look instanceof Look.Baseline;
        }
    }

    /** How a curve looks: that of a representation, of an SAE's architecture, or of a baseline by its number. */
    public sealed interface Look {
        /** The MLP or one of few SAEs. */
        record Of(Representation representation) implements Look {}

        /** One of many SAEs. */
        record ByArchitecture(Architecture architecture) implements Look {}

        /** What a representation is compared with. */
        record Baseline(int index) implements Look {}
    }

    /**
     * Draws it.
     *
     * @param name of the file
     * @param title what is shown
     * @param curves in the order of the legend
     * @param permuted the same on permuted labels; may be empty
     * @param entropy H(Y), bits
     * @param finding what the chart says
     */
    public static Chart draw(
            String name,
            String title,
            List<Curve> curves,
            List<InformationRow> permuted,
            double entropy,
            String finding) {
        return new Chart(
                name,
                title,
                finding,
                Sketch.draw(sketch -> paint(sketch, curves, permuted, entropy)),
                List.of("Representation", "k", "Information, bits", "95% interval"),
                values(curves));
    }

    private static int paint(Sketch sketch, List<Curve> curves, List<InformationRow> permuted, double entropy) {
        List<Style> legend = new ArrayList<>();
        curves.forEach(curve -> legend.add(style(curve)));
        legend.add(ALL);
        if (!permuted.isEmpty()) {
            legend.add(NULL);
        }
        double top = sketch.legendLines(legend, 16) + 32;
        sketch.text("information, bits a word", 0, top - 10, Ink.MUTED);
        List<Rectangle2D> areas = sketch.plot(plot(curves, permuted, entropy), 0, top, sketch.width() - 14.0, HEIGHT);
        return (int) Math.ceil(Math.max(top + HEIGHT, areas.get(0).getMaxY()));
    }

    private static XYPlot plot(List<Curve> curves, List<InformationRow> permuted, double entropy) {
        double lowest = Math.min(
                curves.stream()
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(InformationRow::lower)
                        .min()
                        .orElse(0),
                permuted.stream().mapToDouble(InformationRow::lower).min().orElse(0));
        NumberAxis k = Axes.doublings(-0.3, 8.3, 8);
        k.setLabel("k, number of neurons");
        NumberAxis bits = Axes.linear(Math.floor(Math.min(lowest, 0) * 20 - 0.5) / 20, entropy * 1.04, 5);
        XYPlot plot = Axes.plot(k, bits);
        Lines.level(plot, entropy, ALL);
        band(plot, permuted);
        curves.stream().filter(Curve::baseline).forEach(curve -> Lines.add(plot, line(curve), style(curve)));
        curves.stream().filter(curve -> !curve.baseline()).forEach(curve -> Lines.add(plot, line(curve), style(curve)));
        List<Curve> barred = curves.stream().filter(Curve::bars).toList();
        for (int i = 0; i < barred.size(); i++) {
            bars(plot, barred.get(i), (i - (barred.size() - 1) / 2.0) * APART);
        }
        return plot;
    }

    private static XYSeries line(Curve curve) {
        XYSeries series = Lines.series(curve.name());
        curve.points().forEach(point -> series.add(log2(point.k()), point.informationBits()));
        return series;
    }

    private static void bars(XYPlot plot, Curve curve, double shift) {
        for (InformationRow point : curve.points()) {
            double x = log2(point.k()) + shift;
            plot.addAnnotation(new XYLineAnnotation(
                    x,
                    point.lower(),
                    x,
                    point.upper(),
                    new BasicStroke(1f),
                    style(curve).ink().color()));
        }
    }

    /** The widest of the ranges at each k. */
    private static void band(XYPlot plot, List<InformationRow> permuted) {
        XYSeries lower = Lines.series("lower");
        XYSeries upper = Lines.series("upper");
        permuted.stream().mapToInt(InformationRow::k).distinct().sorted().forEach(k -> {
            lower.add(
                    log2(k),
                    permuted.stream()
                            .filter(row -> row.k() == k)
                            .mapToDouble(InformationRow::lower)
                            .min()
                            .orElse(0));
            upper.add(
                    log2(k),
                    permuted.stream()
                            .filter(row -> row.k() == k)
                            .mapToDouble(InformationRow::upper)
                            .max()
                            .orElse(0));
        });
        if (lower.getItemCount() > 0) {
            Lines.add(plot, lower, NULL);
            Lines.add(plot, upper, NULL);
        }
    }

    private static Style style(Curve curve) {
        if (curve.look() instanceof Look.Of of) {
            Style style = of.representation().style();
            return new Style(curve.name(), style.ink(), style.width(), style.dash(), style.shape(), true);
        }
        if (curve.look() instanceof Look.ByArchitecture of) {
            Style marker = of.architecture().marker();
            return new Style(curve.name(), marker.ink(), 1.5f, List.of(), marker.shape(), true);
        }
        return Style.baseline(curve.name(), ((Look.Baseline) curve.look()).index());
    }

    private static double log2(int k) {
        return StrictMath.log(k) / StrictMath.log(2);
    }

    private static List<List<String>> values(List<Curve> curves) {
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : curves) {
            for (InformationRow point : curve.points()) {
                rows.add(List.of(
                        curve.name(),
                        Numeral.count(point.k()),
                        Numeral.fixed(point.informationBits(), 3),
                        Numeral.fixed(point.lower(), 3) + " to " + Numeral.fixed(point.upper(), 3)));
            }
        }
        return rows;
    }
}
