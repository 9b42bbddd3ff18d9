package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Shares with intervals, a row for each thing, in panels on one scale with one reference line. */
final class RatePlot {
    private static final int HEAD = 26;
    private static final int AXIS = 44;
    private static final int RIGHT = 58;

    private final Sketch sketch;
    private final Style reference;
    private final double level;
    private final double from;
    private final int rowHeight;
    private final int left;
    private final boolean percent;

    /**
     * @param reference look and name of the line at {@code level}
     * @param from where the axis begins; it ends at 1
     * @param rowHeight of a row in a reading column; on a phone its words need a line more
     * @param left room for the words of a row in a reading column
     */
    RatePlot(Sketch sketch, Style reference, double level, double from, int rowHeight, int left) {
        this(sketch, reference, level, from, sketch.either(rowHeight, rowHeight + 18), sketch.either(left, 14), true);
    }

    private RatePlot(
            Sketch sketch, Style reference, double level, double from, int rowHeight, int left, boolean percent) {
        this.sketch = sketch;
        this.reference = reference;
        this.level = level;
        this.from = from;
        this.rowHeight = rowHeight;
        this.left = left;
        this.percent = percent;
    }

    /** The same for values that are not read in percent, such as cosines. */
    RatePlot inDecimals() {
        return new RatePlot(sketch, reference, level, from, rowHeight, left, false);
    }

    /**
     * A row.
     *
     * @param name at the left
     * @param rates from top to bottom; the last one's value stands at the right
     */
    record Row(String name, List<Rate> rates) {}

    /**
     * Draws a panel.
     *
     * @param last whether it is the one with the axis
     * @return where it ends
     */
    double panel(String head, List<Row> rows, double top, boolean last) {
        double height = rows.size() * (double) rowHeight + (last ? AXIS : 6.0);
        double width = sketch.width() - (double) left - sketch.either(RIGHT, 20);
        Rectangle2D area =
                sketch.plot(plot(rows, last), left, top + HEAD, width, height).get(0);
        sketch.text(head, 0, top + 18, Ink.MUTED);
        double step = area.getHeight() / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            double baseline = area.getMinY() + i * step + (sketch.narrow() ? 13 : step / 2 + 4.5);
            List<Rate> rates = rows.get(i).rates();
            sketch.text(rows.get(i).name(), 0, baseline, Ink.INK);
            double value = rates.get(rates.size() - 1).value();
            String shown = percent ? Numeral.percent(value) : Numeral.fixed(value, 3);
            sketch.textBefore(shown, sketch.width(), baseline, Ink.INK);
        }
        return top + HEAD + height;
    }

    private XYPlot plot(List<Row> rows, boolean last) {
        double step = 1 - from > 0.5 ? 0.2 : 0.1;
        NumberAxis x =
                percent ? Axes.percent(from, 1, step) : Axes.linear(from, 1, (int) Math.round((1 - from) / step));
        x.setTickLabelsVisible(last);
        NumberAxis order = Axes.linear(0, rows.size(), 1);
        order.setVisible(false);
        XYPlot plot = Axes.plot(x, order);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(Ink.GRID.color());
        plot.setDomainGridlineStroke(Sketch.dashed(1f));
        plot.addDomainMarker(new ValueMarker(level, reference.ink().color(), reference.stroke()));
        double share = (rowHeight - sketch.either(0, 18)) / (double) rowHeight;
        for (int i = 0; i < rows.size(); i++) {
            List<Rate> rates = rows.get(i).rates();
            for (int k = 0; k < rates.size(); k++) {
                mark(plot, rates.get(k), rows.size() - i - 1 + share * (0.95 - 0.9 * (k + 0.5) / rates.size()));
            }
        }
        return plot;
    }

    private void mark(XYPlot plot, Rate rate, double y) {
        double lower = Math.max(from, rate.lower());
        if (rate.upper() > lower) {
            plot.addAnnotation(new XYLineAnnotation(
                    lower,
                    y,
                    rate.upper(),
                    y,
                    Sketch.dashed(1.5f),
                    rate.style().ink().color()));
        }
        if (rate.value() >= from) {
            XYSeries point = Lines.series("rate");
            point.add(rate.value(), y);
            Lines.add(plot, point, rate.style());
        }
    }
}
