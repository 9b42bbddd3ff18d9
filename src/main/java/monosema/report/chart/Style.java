package monosema.report.chart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.util.List;

/**
 * How a series looks: a colour, and beside it a dash and a marker that tell it apart without the colour.
 *
 * @param name in the legend
 * @param ink its colour
 * @param width of the line, 0 for none
 * @param dash lengths of dashes and gaps, none for a solid line
 * @param shape of the marker, around the origin
 * @param marker whether markers are drawn
 */
record Style(String name, Ink ink, float width, List<Float> dash, Shape shape, boolean marker) {
    static final Shape CIRCLE = new Ellipse2D.Double(-3.5, -3.5, 7, 7);
    /** As small in bytes as on the page: charts hold hundreds. */
    static final Shape DOT = polygon(0, -1.7, 1.7, 0, 0, 1.7, -1.7, 0);

    static final Shape DIAMOND = polygon(0, -4.8, 4.8, 0, 0, 4.8, -4.8, 0);
    static final Shape TRIANGLE = polygon(0, -4.6, 4.6, 3.6, -4.6, 3.6);
    static final Shape SQUARE = polygon(-3.4, -3.4, 3.4, -3.4, 3.4, 3.4, -3.4, 3.4);
    static final Shape DOWNWARD = polygon(0, 4.6, 4.6, -3.6, -4.6, -3.6);
    static final Shape PLUS = polygon(
            -1.4, -4.6, 1.4, -4.6, 1.4, -1.4, 4.6, -1.4, 4.6, 1.4, 1.4, 1.4, 1.4, 4.6, -1.4, 4.6, -1.4, 1.4, -4.6, 1.4,
            -4.6, -1.4, -1.4, -1.4);
    static final Shape CROSS = polygon(
            0, -2, 2.6, -4.6, 4.6, -2.6, 2, 0, 4.6, 2.6, 2.6, 4.6, 0, 2, -2.6, 4.6, -4.6, 2.6, -2, 0, -4.6, -2.6, -2.6,
            -4.6);
    private static final List<List<Float>> SAE_DASHES =
            List.of(List.of(7f, 3f), List.of(2f, 2f), List.of(7f, 3f, 2f, 3f));
    private static final List<Shape> SAE_SHAPES = List.of(DIAMOND, TRIANGLE, SQUARE);

    /**
     * The look of a representation.
     *
     * @param index 0 for the MLP, from 1 for the SAEs
     */
    static Style representation(String name, int index) {
        if (index == 0) {
            return new Style(name, Ink.MLP, 2f, List.of(), CIRCLE, true);
        }
        int variant = (index - 1) % SAE_SHAPES.size();
        return new Style(name, Ink.SAE, 2f, SAE_DASHES.get(variant), SAE_SHAPES.get(variant), true);
    }

    /** The look of what a representation is compared with. */
    static Style baseline(String name, int index) {
        List<List<Float>> dashes = List.of(List.of(2f, 2f), List.of(6f, 3f), List.of(1f, 3f), List.of(8f, 2f, 2f, 2f));
        List<Shape> shapes = List.of(PLUS, CROSS, DOWNWARD, SQUARE, TRIANGLE, CIRCLE);
        return new Style(
                name, Ink.MUTED, 1.2f, dashes.get(index % dashes.size()), shapes.get(index % shapes.size()), true);
    }

    static Style line(String name, Ink ink, float width, Float... dash) {
        return new Style(name, ink, width, List.of(dash), CIRCLE, false);
    }

    boolean line() {
        return width > 0;
    }

    Stroke stroke() {
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i);
        }
        return line() ? Sketch.dashed(width, lengths) : new BasicStroke(1);
    }

    private static Shape polygon(double... xy) {
        GeneralPath path = new GeneralPath();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
