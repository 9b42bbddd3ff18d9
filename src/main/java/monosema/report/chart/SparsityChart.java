package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import monosema.record.LogisticNullRow;
import monosema.record.LogisticRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Out-of-fold log loss of the L1 logistic regression against the number of neurons that it uses, true and shuffled. */
public final class SparsityChart {
    private static final int HEIGHT = 360;
    /** What loses more than this is in the table alone. */
    private static final double CEILING_OVER_ENTROPY = 1.3;

    private static final Style NOTHING = Style.line("class shares alone", Ink.MUTED, 1.5f, 6f, 4f);
    private static final List<String> COLUMNS =
            List.of("Representation", "Labels", "Strength", "Neurons", "Test loss, bits", "Test accuracy");

    private SparsityChart() {}

    /**
     * A point of a path.
     *
     * @param strength relative
     * @param neurons with a weight; a mean over shuffles may be no whole number
     * @param loss bits per word, out of fold
     * @param accuracy proportion, out of fold
     */
    private record Point(double strength, double neurons, double loss, double accuracy) {}

    /**
     * Draws it.
     *
     * @param representations one line for the true labels and one for the shuffled ones each
     * @param rows of the L1 paths of all representations
     * @param nulls the same on shuffled labels
     * @param entropy of the class shares, bits: the loss of knowing nothing else
     * @param finding what the chart says
     */
    public static Chart draw(
            List<Representation> representations,
            List<LogisticRow> rows,
            List<LogisticNullRow> nulls,
            double entropy,
            String finding) {
        List<List<Point>> real =
                representations.stream().map(one -> real(one, rows)).toList();
        List<List<Point>> shuffled =
                representations.stream().map(one -> shuffled(one, nulls)).toList();
        Drawings drawings = Sketch.draw(sketch -> paint(sketch, representations, real, shuffled, entropy));
        return new Chart(
                "logistic-sparsity",
                "Test loss of the L1 logistic regression by the number of neurons",
                finding,
                drawings,
                COLUMNS,
                values(representations, real, shuffled));
    }

    private static List<Point> real(Representation representation, List<LogisticRow> rows) {
        return rows.stream()
                .filter(row -> row.representation().equals(representation.id()))
                .map(row -> new Point(row.strength(), row.nonzero(), row.testLogLossBits(), row.testAccuracy()))
                .toList();
    }

    /** Means over the shuffles, strongest first. */
    private static List<Point> shuffled(Representation representation, List<LogisticNullRow> rows) {
        Map<Double, List<LogisticNullRow>> byStrength = rows.stream()
                .filter(row -> row.representation().equals(representation.id()))
                .collect(Collectors.groupingBy(
                        LogisticNullRow::strength,
                        () -> new TreeMap<>(Comparator.reverseOrder()),
                        Collectors.toList()));
        List<Point> points = new ArrayList<>();
        byStrength.forEach((strength, same) -> points.add(new Point(
                strength,
                same.stream().mapToInt(LogisticNullRow::nonzero).average().orElse(0),
                same.stream()
                        .mapToDouble(LogisticNullRow::testLogLossBits)
                        .average()
                        .orElse(0),
                same.stream()
                        .mapToDouble(LogisticNullRow::testAccuracy)
                        .average()
                        .orElse(0))));
        return points;
    }

    private static int paint(
            Sketch sketch,
            List<Representation> representations,
            List<List<Point>> real,
            List<List<Point>> shuffled,
            double entropy) {
        double ceiling = CEILING_OVER_ENTROPY * entropy;
        XYPlot plot = Axes.plot(neurons(real, shuffled), losses(real, entropy, ceiling));
        Lines.level(plot, entropy, NOTHING);
        List<Style> nullStyles = new ArrayList<>();
        List<Style> styles = new ArrayList<>(List.of(NOTHING));
        for (int i = 0; i < representations.size(); i++) {
            Representation one = representations.get(i);
            nullStyles.add(Style.line(one.name() + ", shuffled", one.ink(), 1.5f, one.mlp() ? 1f : 4f, 3f));
            styles.add(one.style());
            Lines.add(plot, line(shuffled.get(i), ceiling), nullStyles.get(i));
        }
        for (int i = 0; i < representations.size(); i++) {
            Lines.add(plot, line(real.get(i), ceiling), representations.get(i).style());
        }
        int top = 72;
        plot.getDomainAxis().setLabel("neurons with a weight");
        Rectangle2D area =
                sketch.plot(plot, 0, top, sketch.width() - 22, HEIGHT - top).get(0);
        sketch.text("test loss, bits per word", 0, 16, Ink.MUTED);
        sketch.legend(styles, area.getMaxX(), top - 36);
        sketch.legend(nullStyles, area.getMaxX(), top - 16);
        return HEIGHT;
    }

    private static XYSeries line(List<Point> points, double ceiling) {
        XYSeries series = Lines.series("path");
        points.stream()
                .filter(point -> point.neurons() > 0 && point.loss() <= ceiling)
                .forEach(point -> series.add(StrictMath.log10(point.neurons()), point.loss()));
        return series;
    }

    private static NumberAxis neurons(List<List<Point>> real, List<List<Point>> shuffled) {
        double most = 10;
        double least = 1;
        for (List<List<Point>> all : List.of(real, shuffled)) {
            for (List<Point> path : all) {
                for (Point point : path) {
                    most = Math.max(most, point.neurons());
                    least = point.neurons() > 0 ? Math.min(least, point.neurons()) : least;
                }
            }
        }
        return Axes.decades(StrictMath.log10(least) - 0.05, StrictMath.log10(most) + 0.05, 6);
    }

    private static NumberAxis losses(List<List<Point>> real, double entropy, double ceiling) {
        double lowest = entropy;
        for (List<Point> path : real) {
            for (Point point : path) {
                lowest = Math.min(lowest, point.loss());
            }
        }
        return Axes.linear(Math.max(0, Math.floor(lowest * 10 - 0.5) / 10), ceiling, 6);
    }

    private static List<List<String>> values(
            List<Representation> representations, List<List<Point>> real, List<List<Point>> shuffled) {
        List<List<String>> out = new ArrayList<>();
        for (int i = 0; i < representations.size(); i++) {
            String name = representations.get(i).name();
            real.get(i).forEach(point -> out.add(value(name, "true", Numeral.count(point.neurons()), point)));
            shuffled.get(i)
                    .forEach(point -> out.add(value(name, "shuffled", Numeral.fixed(point.neurons(), 1), point)));
        }
        return out;
    }

    private static List<String> value(String name, String labels, String neurons, Point point) {
        return List.of(
                name,
                labels,
                Numeral.small(point.strength()),
                neurons,
                Numeral.fixed(point.loss(), 3),
                Numeral.percent(point.accuracy()));
    }
}
