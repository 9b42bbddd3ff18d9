package monosema.report.chart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/** A drawing in progress: plots by JFreeChart, and the words around them. */
final class Sketch {
    /** Width in a reading column, in CSS pixels. */
    static final int WIDE = 640;
    /** Width on a phone. */
    static final int NARROW = 356;

    static final TableFont TEXT = new TableFont(13);

    static {
        // The workaround lays text out with the host's fonts.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private final SvgCanvas canvas = SvgCanvas.blank();
    private final int width;

    private Sketch(int width) {
        this.width = width;
    }

    /** Draws on a sketch and returns the height that it took. */
    @FunctionalInterface
    interface Painter {
        int paint(Sketch sketch);
    }

    /** The same drawing in both widths. */
    static Drawings draw(Painter painter) {
        return new Drawings(drawing(WIDE, painter), drawing(NARROW, painter));
    }

    private static Drawing drawing(int width, Painter painter) {
        Sketch sketch = new Sketch(width);
        int height = painter.paint(sketch);
        return new Drawing(width, height, SvgText.of(sketch.canvas.getRoot()));
    }

    int width() {
        return width;
    }

    boolean narrow() {
        return width == NARROW;
    }

    /** One number in a reading column, another on a phone. */
    int either(int wide, int narrow) {
        return narrow() ? narrow : wide;
    }

    /** Draws a plot and returns where its data lie: one area, or one for each subplot. */
    List<Rectangle2D> plot(XYPlot plot, double x, double y, double width, double height) {
        JFreeChart chart = new JFreeChart(null, TEXT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(canvas, new Rectangle2D.Double(x, y, width, height), null, info);
        PlotRenderingInfo areas = info.getPlotInfo();
        return areas.getSubplotCount() == 0
                ? List.of(areas.getDataArea())
                : IntStream.range(0, areas.getSubplotCount())
                        .mapToObj(i -> areas.getSubplotInfo(i).getDataArea())
                        .toList();
    }

    /** A filled shape. */
    void fill(Shape shape, Ink ink) {
        canvas.setPaint(ink.color());
        canvas.fill(shape);
    }

    /** Text that starts at x on the baseline y. */
    void text(String text, double x, double y, Ink ink) {
        canvas.setFont(TEXT);
        canvas.setPaint(ink.color());
        canvas.drawString(text, (float) x, (float) y);
    }

    /** Text that ends at x on the baseline y. */
    void textBefore(String text, double x, double y, Ink ink) {
        text(text, x - Advances.width(text, TEXT.getSize2D()), y, ink);
    }

    /** Line samples with their names, side by side, ending at x. */
    void legend(List<Style> styles, double x, double y) {
        double left = x;
        for (int i = styles.size() - 1; i >= 0; i--) {
            Style style = styles.get(i);
            left -= Advances.width(style.name(), TEXT.getSize2D());
            text(style.name(), left, y, Ink.INK);
            left -= 36;
            sample(style, left, y - 4.5);
            left -= 18;
        }
    }

    /**
     * Samples with their names from the left, in as many lines as they need.
     *
     * @param y baseline of the first line
     * @return baseline of the last line
     */
    double legendLines(List<Style> styles, double y) {
        double x = 0;
        double baseline = y;
        for (Style style : styles) {
            double room = style.line() ? 36 : 16;
            double length = room + Advances.width(style.name(), TEXT.getSize2D());
            if (x > 0 && x + length > width) {
                x = 0;
                baseline += 20;
            }
            sample(style, x - (style.line() ? 0 : 9), baseline - 4.5);
            text(style.name(), x + room, baseline, Ink.INK);
            x += length + 18;
        }
        return baseline;
    }

    /** A text, shortened where it is wider than the room for it. */
    static String fitting(String text, double room) {
        if (Advances.width(text, TEXT.getSize2D()) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && Advances.width(text.substring(0, end) + "…", TEXT.getSize2D()) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private void sample(Style style, double x, double y) {
        canvas.setPaint(style.ink().color());
        if (style.line()) {
            canvas.setStroke(style.stroke());
            canvas.draw(new Line2D.Double(x, y, x + 30, y));
        }
        if (style.marker()) {
            Shape shape = AffineTransform.getTranslateInstance(x + 15, y).createTransformedShape(style.shape());
            canvas.setStroke(new BasicStroke(1));
            canvas.fill(shape);
        }
    }

    static Stroke dashed(float width, float... dash) {
        return dash.length == 0
                ? new BasicStroke(width)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dash, 0f);
    }
}
