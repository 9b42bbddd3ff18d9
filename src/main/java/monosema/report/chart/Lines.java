package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Series and reference lines on an XY plot. */
final class Lines {
    private Lines() {}

    /** Adds a series above those that the plot has. */
    static void add(XYPlot plot, XYSeries series, Style style) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(style.line(), style.marker());
        renderer.setSeriesPaint(0, style.ink().color());
        renderer.setSeriesStroke(0, style.stroke());
        renderer.setSeriesShape(0, style.shape());
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDrawOutlines(false);
        int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        plot.setDataset(index, new XYSeriesCollection(series));
        plot.setRenderer(index, renderer);
    }

    /** Dots of one row apart from each other, by a fixed pattern: the golden ratio's multiples fill [-0.25, 0.25]. */
    static double spread(int i) {
        double turn = (i + 1) * 0.6180339887498949;
        return (turn - Math.floor(turn) - 0.5) * 0.5;
    }

    /** A level across the plot, without words: {@link #label} adds them. */
    static void level(XYPlot plot, double value, Style style) {
        plot.addRangeMarker(new ValueMarker(value, style.ink().color(), style.stroke()));
    }

    /** Names a level at the right, above or below its line. */
    static void label(Sketch sketch, XYPlot plot, Rectangle2D area, double value, String text, boolean above) {
        ValueAxis axis = plot.getRangeAxis();
        double share = (value - axis.getLowerBound()) / (axis.getUpperBound() - axis.getLowerBound());
        double y = area.getMaxY() - share * area.getHeight();
        sketch.textBefore(text, area.getMaxX(), above ? y - 5 : y + 15, Ink.INK);
    }

    static XYSeries series(String name) {
        return new XYSeries(name, false, true);
    }
}
