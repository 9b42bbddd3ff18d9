package monosema.report.chart;

import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.util.List;

/** Looks of a sweep's lines and marks; a dash and a marker tell lines apart, colours stand for other things. */
final class SweepStyles {
    /** Too many lines to tell apart. */
    static final Style DOTS = new Style("cells", Ink.INK, 0, List.of(), Style.DIAMOND, true);

    static final Shape CROSS = Style.CROSS;
    static final Shape RING = ring();

    private static final List<Shape> SHAPES =
            List.of(Style.CIRCLE, Style.DIAMOND, Style.TRIANGLE, Style.SQUARE, Style.DOWNWARD, Style.PLUS);
    private static final List<List<Float>> DASHES = List.of(
            List.of(), List.of(7f, 3f), List.of(2f, 2f), List.of(7f, 3f, 2f, 3f), List.of(12f, 3f), List.of(4f, 6f));

    private SweepStyles() {}

    static boolean tellsApart(int lines) {
        return lines <= SHAPES.size();
    }

    /** The look of the line at an index, from 0. */
    static Style line(String name, int index) {
        Ink ink = index % 2 == 0 ? Ink.INK : Ink.MUTED;
        return new Style(name, ink, 1.5f, DASHES.get(index), SHAPES.get(index), true);
    }

    /** A circle of sixteen corners with a hole: its inner edge runs the other way round. */
    private static Shape ring() {
        GeneralPath path = new GeneralPath();
        circle(path, 4.4, 1);
        circle(path, 3.0, -1);
        return path;
    }

    private static void circle(GeneralPath path, double radius, int direction) {
        int corners = 16;
        for (int i = 0; i < corners; i++) {
            double angle = direction * 2 * Math.PI * i / corners;
            double x = radius * StrictMath.cos(angle);
            double y = radius * StrictMath.sin(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
    }
}
