package monosema.report.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;

/** What SAEs keep against how many features they use, L0 on a logarithmic axis, with the front that no SAE beats. */
public final class ParetoChart {
    private static final int PANEL = 270;
    private static final int GAP = 44;
    private static final int AXIS = 40;
    private static final Style FRONT = Style.line("front", Ink.MUTED, 1.5f, 2f, 3f);
    private static final List<String> COLUMNS =
            List.of("SAE", "Architecture", "L0", "Explained variance", "CE recovered", "On the front of");

    private static final List<Gain> GAINS = List.of(
            new Gain("explained variance", SaePoint::explainedVariance, SaePoint::explainedFront),
            new Gain(
                    "cross-entropy recovered, against zero ablation", SaePoint::ceRecovered, SaePoint::recoveredFront));

    private ParetoChart() {}

    /**
     * What is kept: a panel each.
     *
     * @param shown above the panel
     * @param value of an SAE
     * @param front of L0 and this
     */
    private record Gain(String shown, ToDoubleFunction<SaePoint> value, UnaryOperator<List<SaePoint>> front) {
        double of(SaePoint point) {
            return value.applyAsDouble(point);
        }

        /** Others are in the table alone. */
        boolean shows(SaePoint point) {
            return point.keeps(of(point));
        }

        List<SaePoint> frontOf(List<SaePoint> points) {
            return front.apply(points);
        }
    }

    /**
     * Draws it.
     *
     * @param points the SAEs
     * @param finding what the chart says
     */
    public static Chart draw(List<SaePoint> points, String finding) {
        List<Gain> gains = GAINS.stream()
                .filter(gain -> points.stream().anyMatch(gain::shows))
                .toList();
        return new Chart(
                "sae-pareto",
                "What each SAE keeps, against the features that it uses",
                finding,
                Sketch.draw(sketch -> paint(sketch, points, gains)),
                COLUMNS,
                values(points));
    }

    private static int paint(Sketch sketch, List<SaePoint> points, List<Gain> gains) {
        List<Style> legend = new ArrayList<>();
        Arrays.stream(Architecture.values())
                .filter(one -> points.stream().anyMatch(point -> point.architecture() == one))
                .forEach(one -> legend.add(one.marker()));
        legend.add(FRONT);
        double top = sketch.legendLines(legend, 16) + 36;
        if (gains.isEmpty()) {
            return (int) Math.ceil(top);
        }
        NumberAxis l0 = l0(points, sketch.either(8, 5));
        CombinedDomainXYPlot panels = new CombinedDomainXYPlot(l0);
        panels.setGap(GAP);
        panels.setInsets(RectangleInsets.ZERO_INSETS);
        gains.forEach(gain -> panels.add(panel(points, gain, l0), 1));
        double height = gains.size() * (double) PANEL + (gains.size() - 1) * GAP + AXIS;
        List<Rectangle2D> areas = sketch.plot(panels, 0, top, sketch.width() - 22.0, height);
        for (int i = 0; i < gains.size(); i++) {
            Gain gain = gains.get(i);
            sketch.text(gain.shown, 0, areas.get(i).getMinY() - 14, Ink.MUTED);
            label(sketch, points, gain, new Frame(areas.get(i), l0, range(points, gain)));
        }
        return (int) Math.ceil(top + height);
    }

    private static NumberAxis l0(List<SaePoint> points, int ticks) {
        double[] drawn = points.stream()
                .mapToDouble(SaePoint::l0)
                .filter(l0 -> l0 > 0)
                .map(ParetoChart::log2)
                .sorted()
                .toArray();
        NumberAxis axis = Axes.doublings(drawn[0] - 0.4, drawn[drawn.length - 1] + 0.4, ticks);
        axis.setLabel("L0, active features a token");
        return axis;
    }

    private static NumberAxis range(List<SaePoint> points, Gain gain) {
        double lowest =
                points.stream().filter(gain::shows).mapToDouble(gain::of).min().orElse(0);
        double highest =
                points.stream().filter(gain::shows).mapToDouble(gain::of).max().orElse(1);
        double room = Math.max(highest - lowest, 0.02);
        double step = room > 0.6 ? 0.2 : room > 0.3 ? 0.1 : room > 0.12 ? 0.05 : room > 0.05 ? 0.02 : 0.01;
        double from = Math.max(0, Math.floor(lowest / step - 0.2) * step);
        double to = Math.ceil(highest / step + 0.3) * step;
        return Axes.percent(from, highest <= 1 ? Math.min(1, to) : to, step);
    }

    private static XYPlot panel(List<SaePoint> points, Gain gain, NumberAxis l0) {
        NumberAxis range = range(points, gain);
        XYPlot plot = Axes.plot(l0, range);
        List<SaePoint> drawn = points.stream().filter(gain::shows).toList();
        Lines.add(plot, stairs(gain, gain.frontOf(points), l0.getUpperBound()), FRONT);
        byRecipe(drawn).values().forEach(same -> {
            XYSeries line = series(gain, same);
            Lines.add(
                    plot, line, Style.line("recipe", same.get(0).architecture().ink(), 1f));
            Lines.add(plot, line, same.get(0).architecture().marker());
        });
        return plot;
    }

    /** Those that differ in sparsity and seed alone, by rising L0. */
    private static Map<String, List<SaePoint>> byRecipe(List<SaePoint> points) {
        return points.stream()
                .sorted(Comparator.comparingDouble(SaePoint::l0))
                .collect(Collectors.groupingBy(SaePoint::recipe, LinkedHashMap::new, Collectors.toList()));
    }

    private static XYSeries series(Gain gain, List<SaePoint> points) {
        XYSeries series = Lines.series("points");
        points.forEach(point -> series.add(log2(point.l0()), gain.of(point)));
        return series;
    }

    /** The most that is kept at no more than each L0. */
    private static XYSeries stairs(Gain gain, List<SaePoint> front, double end) {
        XYSeries series = Lines.series("front");
        for (int i = 0; i < front.size(); i++) {
            SaePoint point = front.get(i);
            series.add(log2(point.l0()), gain.of(point));
            series.add(i + 1 < front.size() ? log2(front.get(i + 1).l0()) : end, gain.of(point));
        }
        return series;
    }

    private static void label(Sketch sketch, List<SaePoint> points, Gain gain, Frame frame) {
        List<SaePoint> drawn = points.stream().filter(gain::shows).toList();
        PointLabels labels = new PointLabels(
                sketch,
                frame.area,
                drawn.stream().map(point -> frame.at(point, gain)).toList());
        gain.frontOf(points)
                .forEach(point -> labels.write(
                        point.label(),
                        frame.at(point, gain),
                        point.architecture().ink()));
    }

    /** Where a panel's numbers lie on the page. */
    private record Frame(Rectangle2D area, ValueAxis x, ValueAxis y) {
        Point2D at(SaePoint point, Gain gain) {
            return new Point2D.Double(
                    area.getMinX() + area.getWidth() * share(x, log2(point.l0())),
                    area.getMaxY() - area.getHeight() * share(y, gain.of(point)));
        }

        private static double share(ValueAxis axis, double value) {
            return (value - axis.getLowerBound()) / (axis.getUpperBound() - axis.getLowerBound());
        }
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    private static List<List<String>> values(List<SaePoint> points) {
        List<SaePoint> explained = SaePoint.explainedFront(points);
        List<SaePoint> recovered = SaePoint.recoveredFront(points);
        return points.stream()
                .sorted(Comparator.comparingDouble(SaePoint::l0))
                .map(point -> List.of(
                        point.id(),
                        point.architecture().shown(),
                        Numeral.fixed(point.l0(), 1),
                        Numeral.percent(point.explainedVariance()),
                        Numeral.percent(point.ceRecovered()),
                        front(explained.contains(point), recovered.contains(point))))
                .toList();
    }

    private static String front(boolean explained, boolean recovered) {
        return explained && recovered ? "both" : explained ? "explained variance" : recovered ? "CE recovered" : "";
    }
}
