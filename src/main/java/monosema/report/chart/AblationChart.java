package monosema.report.chart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import monosema.record.CausalRow;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** What ablations do to the model's lean towards each word's own label, over the range of matched random sets. */
public final class AblationChart {
    private static final int AXIS = 44;
    private static final int ROW = 34;
    private static final int NARROW_ROW = 50;
    private static final int LEFT = 206;
    private static final Style RANDOM = Style.line("matched random sets, central 95%", Ink.MUTED, 5f);
    private static final Style MEAN = new Style("their mean", Ink.MUTED, 0, List.of(), Style.DIAMOND, true);
    private static final List<String> COLUMNS = List.of(
            "Representation",
            "Neurons",
            "Set to",
            "Change, nats",
            "Lower",
            "Upper",
            "Random sets",
            "Their mean",
            "Lower",
            "Upper",
            "p");

    private AblationChart() {}

    /**
     * An ablation of a representation.
     *
     * @param representation whose neurons are ablated
     * @param row of all words
     */
    public record Ablation(Representation representation, CausalRow row) {
        String setTo() {
            return row.intervention().equals(CausalRow.ZERO) ? "zero" : "the mean";
        }
    }

    /**
     * Draws it.
     *
     * @param rows at least one, from top to bottom
     * @param finding what the chart says
     */
    public static Chart draw(List<Ablation> rows, String finding) {
        double reach = rows.stream()
                .flatMapToDouble(AblationChart::ends)
                .map(Math::abs)
                .max()
                .orElse(1);
        // Where nothing changes at all there must be an axis too.
        double end = Math.max(reach * 1.08, 1e-6);
        return new Chart(
                "causal-ablation",
                "Change of the model's lean to each word's own label when neurons are ablated",
                finding,
                Sketch.draw(sketch -> paint(sketch, rows, end)),
                COLUMNS,
                rows.stream().map(AblationChart::value).toList());
    }

    private static DoubleStream ends(Ablation one) {
        CausalRow row = one.row();
        return DoubleStream.of(row.lower(), row.upper(), row.randomLower(), row.randomUpper())
                .filter(Double::isFinite);
    }

    private static int paint(Sketch sketch, List<Ablation> rows, double end) {
        double head = sketch.legendLines(legend(rows), 16) + 10;
        int left = sketch.either(LEFT, 14);
        int height = rows.size() * sketch.either(ROW, NARROW_ROW) + AXIS;
        XYPlot plot = plot(sketch, rows, end);
        Rectangle2D area = sketch.plot(plot, left, head, sketch.width() - left - sketch.either(62, 20), height)
                .get(0);
        double step = area.getHeight() / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            Ablation one = rows.get(i);
            double baseline = area.getMinY() + i * step + (sketch.narrow() ? 14 : step / 2 + 4.5);
            String name = "%s, %s at %s"
                    .formatted(one.representation().name(), one.row().neurons(), one.setTo());
            sketch.text(
                    Sketch.fitting(name, sketch.either(LEFT - 8, Sketch.NARROW - 60)),
                    0,
                    baseline,
                    one.representation().ink());
            sketch.textBefore(Numeral.fixed(one.row().change(), 2), sketch.width(), baseline, Ink.INK);
        }
        return (int) Math.ceil(head + height);
    }

    private static List<Style> legend(List<Ablation> rows) {
        List<Style> styles = new ArrayList<>();
        styles.add(new Style("significant neurons, 95% interval", Ink.INK, 2f, List.of(), Style.CIRCLE, true));
        if (rows.stream().anyMatch(one -> one.row().hasRandom())) {
            styles.add(RANDOM);
            styles.add(MEAN);
        }
        return styles;
    }

    private static XYPlot plot(Sketch sketch, List<Ablation> rows, double end) {
        NumberAxis x = Axes.linear(-end, end, sketch.either(8, 4));
        x.setLabel("change towards the word's own label, nats");
        NumberAxis order = Axes.linear(0, rows.size(), 1);
        order.setVisible(false);
        XYPlot plot = Axes.plot(x, order);
        plot.setRangeGridlinesVisible(false);
        plot.addDomainMarker(new ValueMarker(0, Ink.MUTED.color(), Sketch.dashed(1f)));
        for (int i = 0; i < rows.size(); i++) {
            row(plot, rows.get(i), rows.size() - i - 1 + (sketch.narrow() ? 0.42 : 0.6));
        }
        return plot;
    }

    private static void row(XYPlot plot, Ablation one, double y) {
        CausalRow row = one.row();
        Representation representation = one.representation();
        if (row.hasRandom()) {
            double below = y - 0.22;
            XYSeries range = Lines.series("range");
            range.add(row.randomLower(), below);
            range.add(row.randomUpper(), below);
            Lines.add(plot, range, RANDOM);
            point(plot, row.randomChange(), below, MEAN);
        }
        plot.addAnnotation(new XYLineAnnotation(
                row.lower(),
                y,
                row.upper(),
                y,
                Sketch.dashed(2f),
                representation.ink().color()));
        Style style = representation.style();
        point(
                plot,
                row.change(),
                y,
                new Style(
                        "",
                        representation.ink(),
                        0,
                        List.of(),
                        AffineTransform.getScaleInstance(1.2, 1.2).createTransformedShape(style.shape()),
                        true));
    }

    private static void point(XYPlot plot, double x, double y, Style style) {
        XYSeries point = Lines.series("change");
        point.add(x, y);
        Lines.add(plot, point, style);
    }

    private static List<String> value(Ablation one) {
        CausalRow row = one.row();
        return List.of(
                one.representation().name(),
                Numeral.count(row.neurons()),
                one.setTo(),
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
