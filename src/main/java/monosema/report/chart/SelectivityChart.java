package monosema.report.chart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import monosema.record.Interval;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/**
 * Probe accuracy with true and with random labels: every draw a dot, the mean a large marker, the interval a bar; held-out
 * words above, training words below, on one scale.
 */
public final class SelectivityChart {
    private static final int ROW = 34;
    /** On a phone the words stand above the dots. */
    private static final int NARROW_ROW = 50;

    private static final int HEAD = 30;
    private static final int AXIS = 44;
    private static final int LEFT = 176;
    private static final int RIGHT = 62;
    static final List<String> COLUMNS =
            List.of("Words", "Representation", "Labels", "Draws", "Mean accuracy", "Lower", "Upper");

    private SelectivityChart() {}

    /**
     * Draws it.
     *
     * @param test rows for held-out words
     * @param train rows for training words
     * @param finding what the chart says
     */
    public static Chart draw(List<Accuracies> test, List<Accuracies> train, String finding) {
        double lowest = Stream.concat(test.stream(), train.stream())
                .flatMap(row -> row.draws().stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double from = Math.max(0, Math.floor(Math.min(lowest, 0.5) * 10) / 10);
        List<List<String>> values = new ArrayList<>(values("held-out", test));
        values.addAll(values("training", train));
        Drawings drawings = Sketch.draw(sketch -> {
            double y = panel(sketch, "held-out words", test, 0, from, false);
            return (int) Math.ceil(panel(sketch, "training words", train, y + 8, from, true));
        });
        return new Chart(
                "selectivity",
                "Accuracy of the linear probe with true and with random labels",
                finding,
                drawings,
                COLUMNS,
                values);
    }

    static double panel(Sketch sketch, String head, List<Accuracies> rows, double top, double from, boolean last) {
        int left = sketch.either(LEFT, 14);
        double height = rows.size() * sketch.either(ROW, NARROW_ROW) + (last ? AXIS : 6.0);
        XYPlot plot = plot(rows, from, last, sketch.narrow() ? 0.28 : 0.5);
        double width = sketch.width() - (double) left - sketch.either(RIGHT, 20);
        Rectangle2D area = sketch.plot(plot, left, top + HEAD, width, height).get(0);
        sketch.text(head, 0, top + 18, Ink.MUTED);
        double step = area.getHeight() / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            Accuracies row = rows.get(i);
            Representation representation = row.representation();
            double baseline = area.getMinY() + i * step + (sketch.narrow() ? 14 : step / 2 + 4.5);
            sketch.text(representation.name() + ", " + row.task(), 0, baseline, representation.ink());
            sketch.textBefore(Numeral.percent(row.mean()), sketch.width(), baseline, Ink.INK);
        }
        return top + HEAD + height;
    }

    private static XYPlot plot(List<Accuracies> rows, double from, boolean last, double above) {
        NumberAxis x = Axes.percent(from, 1, from < 0.3 ? 0.2 : 0.1);
        x.setTickLabelsVisible(last);
        if (last) {
            x.setLabel("accuracy");
        }
        NumberAxis order = Axes.linear(0, rows.size(), 1);
        order.setVisible(false);
        XYPlot plot = Axes.plot(x, order);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(Ink.GRID.color());
        plot.setDomainGridlineStroke(Sketch.dashed(1f));
        for (int i = 0; i < rows.size(); i++) {
            row(plot, rows.get(i), rows.size() - i - 1 + above);
        }
        return plot;
    }

    private static void row(XYPlot plot, Accuracies row, double y) {
        Ink ink = row.representation().ink();
        XYSeries dots = Lines.series("draws");
        for (int i = 0; i < row.draws().size(); i++) {
            dots.add(row.draws().get(i).doubleValue(), y + Lines.spread(i));
        }
        Style dot = new Style("", ink, 0, List.of(), Style.DOT, true);
        Lines.add(plot, dots, dot);
        Interval interval = row.interval();
        if (interval != null) {
            plot.addAnnotation(new XYLineAnnotation(
                    interval.lower(),
                    y,
                    interval.upper(),
                    y,
                    Sketch.dashed(row.control() ? 1.5f : 3f),
                    Ink.INK.color()));
        }
        XYSeries mean = Lines.series("mean");
        mean.add(row.mean(), y);
        Shape shape = row.representation().style().shape();
        Lines.add(plot, mean, new Style("", Ink.PAPER, 0, List.of(), scaled(shape, 1.9), true));
        Lines.add(plot, mean, new Style("", Ink.INK, 0, List.of(), scaled(shape, 1.35), true));
    }

    private static Shape scaled(Shape shape, double by) {
        return AffineTransform.getScaleInstance(by, by).createTransformedShape(shape);
    }

    static List<List<String>> values(String words, List<Accuracies> rows) {
        return rows.stream()
                .map(row -> {
                    Interval interval = row.interval();
                    return List.of(
                            words,
                            row.representation().name(),
                            row.control() ? "random" : "true",
                            Numeral.count(row.draws().size()),
                            Numeral.percent(row.mean()),
                            interval == null ? "" : Numeral.percent(interval.lower()),
                            interval == null ? "" : Numeral.percent(interval.upper()));
                })
                .toList();
    }
}
