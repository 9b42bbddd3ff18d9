package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import monosema.record.CausalRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/**
 * What steps along a probe's direction do to the model's lean, a panel a representation: a line a class with its intervals,
 * over the range of random directions.
 */
public final class SteeringChart {
    private static final int PANEL = 240;
    private static final Style RANDOM = Style.line("random directions, central 95%", Ink.MUTED, 5f);
    private static final List<String> COLUMNS = List.of(
            "Representation",
            "Step",
            "Words",
            "Change, nats",
            "Lower",
            "Upper",
            "Random directions",
            "Their mean",
            "Lower",
            "Upper",
            "p");

    private final List<Representation> representations;
    private final List<CausalRow> rows;
    private final List<Style> classes;
    private final String first;

    private SteeringChart(List<Representation> representations, List<CausalRow> rows, String first, String second) {
        this.representations = representations.stream()
                .filter(one ->
                        rows.stream().anyMatch(row -> row.representation().equals(one.id())))
                .toList();
        this.rows = rows.stream()
                .sorted(Comparator.comparingDouble(CausalRow::step))
                .toList();
        this.first = first;
        this.classes = List.of(
                new Style(first, Ink.FIRST, 2f, List.of(), Style.CIRCLE, true),
                new Style(second, Ink.SECOND, 2f, List.of(7f, 3f), Style.SQUARE, true));
    }

    /**
     * Draws it.
     *
     * @param representations in order; those without rows are left out
     * @param rows of steering, of all words and of each class, at least one
     * @param first label, towards which a change counts
     * @param second the other
     * @param finding what the chart says
     */
    public static Chart draw(
            List<Representation> representations, List<CausalRow> rows, String first, String second, String finding) {
        SteeringChart chart = new SteeringChart(representations, rows, first, second);
        return new Chart(
                "causal-steering",
                "Change of the model's lean along the probe's direction",
                finding,
                Sketch.draw(chart::paint),
                COLUMNS,
                chart.values());
    }

    private int paint(Sketch sketch) {
        List<Style> legend = new ArrayList<>();
        classes.forEach(style -> legend.add(new Style(
                style.name() + " words", style.ink(), style.width(), style.dash(), style.shape(), style.marker())));
        legend.add(RANDOM);
        double top = sketch.legendLines(legend, 16) + 26;
        sketch.text("change towards " + Sketch.fitting(first, 160) + ", nats", 0, top - 4, Ink.MUTED);
        int columns = sketch.either(Math.min(2, representations.size()), 1);
        double width = (sketch.width() - 20.0) / columns;
        for (int i = 0; i < representations.size(); i++) {
            double x = (i % columns) * (width + 20.0 / columns);
            double y = top + PANEL * (i / columns);
            Representation one = representations.get(i);
            Rectangle2D area =
                    sketch.plot(plot(one), x, y + 24, width - 10, PANEL - 30.0).get(0);
            sketch.text(Sketch.fitting(one.name(), area.getMaxX() - area.getMinX()), area.getMinX(), y + 16, one.ink());
        }
        return (int) Math.ceil(top + PANEL * Math.ceil(representations.size() / (double) columns));
    }

    private XYPlot plot(Representation representation) {
        double last =
                rows.stream().mapToDouble(row -> Math.abs(row.step())).max().orElse(1) * 1.1;
        NumberAxis x = Axes.linear(-last, last, 4);
        x.setLabel("step, root-mean-square norms");
        double reach = reach();
        XYPlot plot = Axes.plot(x, Axes.linear(-reach, reach, 6));
        plot.addRangeMarker(new ValueMarker(0, Ink.MUTED.color(), Sketch.dashed(1f)));
        List<CausalRow> own = rows.stream()
                .filter(row -> row.representation().equals(representation.id()))
                .toList();
        own.stream()
                .filter(row -> row.ofAllWords() && row.hasRandom())
                .forEach(row -> range(plot, row.step(), row.randomLower(), row.randomUpper(), RANDOM));
        classes.forEach(style -> line(plot, own, style));
        return plot;
    }

    /** One scale for all panels. */
    private double reach() {
        double most = rows.stream()
                .flatMapToDouble(row -> DoubleStream.of(row.lower(), row.upper(), row.randomLower(), row.randomUpper()))
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        // Where nothing changes at all there must be an axis too.
        return Math.max(most * 1.08, 1e-6);
    }

    /** A step of 0 changes nothing: the line goes through it, without a marker. */
    private static void line(XYPlot plot, List<CausalRow> rows, Style style) {
        XYSeries line = new XYSeries("line", true, true);
        XYSeries points = Lines.series("points");
        line.add(0, 0);
        for (CausalRow row : rows) {
            if (row.label().equals(style.name())) {
                line.add(row.step(), row.change());
                points.add(row.step(), row.change());
                range(plot, row.step(), row.lower(), row.upper(), Style.line("", style.ink(), 1.5f));
            }
        }
        Lines.add(plot, line, new Style("", style.ink(), style.width(), style.dash(), style.shape(), false));
        Lines.add(plot, points, new Style("", style.ink(), 0, List.of(), style.shape(), true));
    }

    private static void range(XYPlot plot, double x, double lower, double upper, Style style) {
        XYSeries range = Lines.series("range");
        range.add(x, lower);
        range.add(x, upper);
        Lines.add(plot, range, style);
    }

    private List<List<String>> values() {
        return representations.stream()
                .flatMap(one -> rows.stream()
                        .filter(row -> row.representation().equals(one.id()))
                        .map(row -> value(one, row)))
                .toList();
    }

    private static List<String> value(Representation representation, CausalRow row) {
        return List.of(
                representation.name(),
                Numeral.declared(row.step()),
                row.ofAllWords() ? "all" : row.label(),
                Numeral.fixed(row.change(), 3),
                Numeral.fixed(row.lower(), 3),
                Numeral.fixed(row.upper(), 3),
                Numeral.count(row.randomSets()),
                Numeral.fixed(row.randomChange(), 3),
                Numeral.fixed(row.randomLower(), 3),
                Numeral.fixed(row.randomUpper(), 3),
                Numeral.small(row.p()));
    }
}
