package monosema.report.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Names at points, each where it covers no point and no other name; lines behind it are cut. One that fits nowhere is
 * left out.
 */
final class PointLabels {
    private static final double MARKER = 5;
    private static final double ASCENT = 10;
    private static final double HEIGHT = 13;

    private final Sketch sketch;
    private final Rectangle2D area;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * @param area that names must lie in
     * @param points where markers are drawn
     */
    PointLabels(Sketch sketch, Rectangle2D area, List<Point2D> points) {
        this.sketch = sketch;
        this.area = area;
        points.forEach(point -> taken.add(
                new Rectangle2D.Double(point.getX() - MARKER, point.getY() - MARKER, 2 * MARKER, 2 * MARKER)));
    }

    /** Writes a name, first tried above and left of its point, where nothing is better than a point of the front. */
    void write(String name, Point2D at, Ink ink) {
        double width = Advances.width(name, Sketch.TEXT.getSize2D());
        List<Point2D> places = List.of(
                new Point2D.Double(-width - 5, -6),
                new Point2D.Double(-width / 2, -8),
                new Point2D.Double(-width - 9, 4),
                new Point2D.Double(6, 15),
                new Point2D.Double(9, 4),
                new Point2D.Double(-width / 2, 19),
                new Point2D.Double(5, -6));
        for (Point2D place : places) {
            double x = at.getX() + place.getX();
            double baseline = at.getY() + place.getY();
            Rectangle2D box = new Rectangle2D.Double(x, baseline - ASCENT, width, HEIGHT);
            if (area.contains(box) && taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                sketch.fill(box, Ink.PAPER);
                sketch.text(name, x, baseline, ink);
                return;
            }
        }
    }
}
