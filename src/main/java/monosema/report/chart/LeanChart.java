package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Which class's cues the model expects after each word: a dot a word, a row a label, and the line between both leans. */
public final class LeanChart {
    private static final int ROW = 46;
    private static final int HEAD = 26;
    private static final int AXIS = 44;
    private static final int LEFT = 96;

    private LeanChart() {}

    /**
     * The words of one label.
     *
     * @param label of the words
     * @param leans in nats; above 0 to the first label
     * @param mean of them
     */
    public record Row(String label, List<Double> leans, double mean) {
        public Row {
            leans = List.copyOf(leans);
        }
    }

    /**
     * Draws it.
     *
     * @param first the words of the first label
     * @param second those of the second
     * @param finding what the chart says
     */
    public static Chart draw(Row first, Row second, String finding) {
        List<Row> rows = List.of(first, second);
        return new Chart(
                "lean",
                "How the model leans after each word, by the word's label",
                finding,
                Sketch.draw(sketch -> paint(sketch, rows)),
                List.of("Label", "Words", "Leaning to " + first.label(), "Leaning to " + second.label(), "Mean, nats"),
                rows.stream().map(LeanChart::value).toList());
    }

    private static int paint(Sketch sketch, List<Row> rows) {
        int left = sketch.either(LEFT, 14);
        double height = rows.size() * ROW + (double) AXIS;
        Rectangle2D area = sketch.plot(plot(rows), left, HEAD, sketch.width() - left - 20.0, height)
                .get(0);
        double step = area.getHeight() / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            double baseline = area.getMinY() + i * step + (sketch.narrow() ? 10 : step / 2 + 4.5);
            sketch.text(Sketch.fitting(rows.get(i).label(), sketch.either(LEFT - 8, 120)), 0, baseline, ink(i));
        }
        sketch.text("← to " + rows.get(1).label(), left, 14, ink(1));
        sketch.textBefore("to " + rows.get(0).label() + " →", sketch.width(), 14, ink(0));
        return (int) Math.ceil(HEAD + height);
    }

    private static XYPlot plot(List<Row> rows) {
        double most = rows.stream()
                .flatMap(row -> row.leans().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElse(1);
        double end = Math.max(0.5, Math.ceil(most * 2.05) / 2);
        NumberAxis x = Axes.linear(-end, end, 6);
        x.setLabel("log-odds of the cues, nats");
        NumberAxis order = Axes.linear(0, rows.size(), 1);
        order.setVisible(false);
        XYPlot plot = Axes.plot(x, order);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(new XYLineAnnotation(0, 0, 0, rows.size(), Sketch.dashed(1f), Ink.MUTED.color()));
        for (int i = 0; i < rows.size(); i++) {
            row(plot, rows.get(i), rows.size() - i - 0.6, ink(i));
        }
        return plot;
    }

    private static void row(XYPlot plot, Row row, double y, Ink ink) {
        XYSeries dots = Lines.series("words");
        for (int i = 0; i < row.leans().size(); i++) {
            dots.add(row.leans().get(i).doubleValue(), y + Lines.spread(i));
        }
        Lines.add(plot, dots, new Style("", ink, 0, List.of(), Style.DOT, true));
        XYSeries mean = Lines.series("mean");
        mean.add(row.mean(), y);
        Lines.add(plot, mean, new Style("", Ink.INK, 0, List.of(), Style.DIAMOND, true));
    }

    private static Ink ink(int row) {
        return row == 0 ? Ink.FIRST : Ink.SECOND;
    }

    private static List<String> value(Row row) {
        long toFirst = row.leans().stream().filter(lean -> lean > 0).count();
        long toSecond = row.leans().stream().filter(lean -> lean < 0).count();
        return List.of(
                row.label(),
                Numeral.count(row.leans().size()),
                Numeral.count((double) toFirst),
                Numeral.count((double) toSecond),
                Numeral.fixed(row.mean(), 2));
    }
}
