package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import monosema.record.LogisticRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Out-of-fold log loss of the logistic regression against the strength of its penalty. */
public final class LogisticChart {
    private static final int HEIGHT = 330;

    /** Weak penalties can lose many bits; what lies above this is in the table alone. */
    private static final double CEILING_OVER_ENTROPY = 2;

    private static final Style NOTHING = Style.line("class shares alone", Ink.MUTED, 1.5f, 6f, 4f);
    private static final List<String> COLUMNS = List.of(
            "Representation", "Strength", "Training loss, nats", "Test loss, bits", "Test accuracy", "Converged");

    private LogisticChart() {}

    /**
     * Draws it.
     *
     * @param penalty {@code l2}, {@code l1} or {@code elastic-net}
     * @param representations one line each
     * @param rows of that penalty, all representations
     * @param entropy of the class shares, bits: the loss of knowing nothing else
     * @param finding what the chart says
     */
    public static Chart draw(
            String penalty,
            List<Representation> representations,
            List<LogisticRow> rows,
            double entropy,
            String finding) {
        boolean l2 = penalty.equals("l2");
        double ceiling = CEILING_OVER_ENTROPY * entropy;
        List<LogisticRow> finite = rows.stream()
                .filter(row -> Double.isFinite(row.strength()) && row.strength() > 0)
                .toList();
        double lowest =
                finite.stream().mapToDouble(LogisticRow::testLogLossBits).min().orElse(0);
        double highest = finite.stream()
                .mapToDouble(LogisticRow::testLogLossBits)
                .filter(loss -> loss <= ceiling)
                .max()
                .orElse(ceiling);
        double bottom = Math.max(0, Math.floor(lowest * 10 - 0.5) / 10);
        double top = Math.ceil(Math.max(highest, entropy) * 10 + 0.3) / 10;
        List<XYSeries> lines =
                representations.stream().map(one -> line(one, finite, ceiling)).toList();
        Drawings drawings = Sketch.draw(sketch -> {
            XYPlot plot = Axes.plot(decades(finite, sketch.either(8, 4)), Axes.linear(bottom, top, 6));
            Lines.level(plot, entropy, NOTHING);
            for (int i = 0; i < lines.size(); i++) {
                Lines.add(plot, lines.get(i), representations.get(i).style());
            }
            return paint(sketch, plot, representations);
        });
        return new Chart(
                l2 ? "logistic-path" : "logistic-path-" + penalty,
                "Test loss of the logistic regression along its path" + (l2 ? "" : ", penalty " + penalty),
                finding,
                drawings,
                COLUMNS,
                values(representations, rows));
    }

    private static XYSeries line(Representation representation, List<LogisticRow> rows, double ceiling) {
        XYSeries series = Lines.series(representation.name());
        rows.stream()
                .filter(row -> row.representation().equals(representation.id()))
                .filter(row -> row.testLogLossBits() <= ceiling)
                .sorted(Comparator.comparingDouble(LogisticRow::strength))
                .forEach(row -> series.add(StrictMath.log10(row.strength()), row.testLogLossBits()));
        return series;
    }

    private static int paint(Sketch sketch, XYPlot plot, List<Representation> representations) {
        int top = sketch.either(34, 52);
        plot.getDomainAxis().setLabel("strength of the penalty, relative");
        Rectangle2D area =
                sketch.plot(plot, 0, top, sketch.width() - 22, HEIGHT - top).get(0);
        sketch.text("test loss, bits per word", 0, 16, Ink.MUTED);
        List<Style> legend = new ArrayList<>(List.of(NOTHING));
        representations.forEach(representation -> legend.add(representation.style()));
        sketch.legend(legend, area.getMaxX(), top - 18);
        return HEIGHT;
    }

    private static NumberAxis decades(List<LogisticRow> rows, int ticks) {
        double low = rows.stream().mapToDouble(LogisticRow::strength).min().orElse(0.1);
        double high = rows.stream().mapToDouble(LogisticRow::strength).max().orElse(10);
        double from = StrictMath.log10(low);
        double to = StrictMath.log10(high);
        double margin = Math.max(0.1, (to - from) * 0.03);
        return Axes.decades(from - margin, to + margin, ticks);
    }

    private static List<List<String>> values(List<Representation> representations, List<LogisticRow> rows) {
        return representations.stream()
                .flatMap(representation -> rows.stream()
                        .filter(row -> row.representation().equals(representation.id()))
                        .map(row -> value(representation, row)))
                .toList();
    }

    private static List<String> value(Representation representation, LogisticRow row) {
        return List.of(
                representation.name(),
                Numeral.small(row.strength()),
                Numeral.fixed(row.trainLogLoss(), 3),
                Numeral.fixed(row.testLogLossBits(), 3),
                Numeral.percent(row.testAccuracy()),
                row.converged() ? "yes" : "no");
    }
}
