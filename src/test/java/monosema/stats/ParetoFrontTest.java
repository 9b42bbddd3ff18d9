package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    private record Point(int id, double l0, double explainedVariance) {}

    /** paretoset 1.2.5: paretoset(points, sense=["min", "max"], distinct=False). */
    @Test
    void isThatOfParetosetWithItsCopies() {
        List<Point> points = List.of(
                new Point(0, 10, 0.5),
                new Point(1, 20, 0.7),
                new Point(2, 20, 0.7),
                new Point(3, 20, 0.6),
                new Point(4, 5, 0.2),
                new Point(5, 30, 0.7),
                new Point(6, 40, 0.9),
                new Point(7, 3, 0.2),
                new Point(8, 25, 0.8),
                new Point(9, 60, 0.85),
                new Point(10, 3, 0.1));
        assertThat(front(points)).extracting(Point::id).containsExactly(7, 0, 1, 2, 8, 6);
    }

    @Test
    void holdsExactlyThePointsThatNoOtherDominates() {
        UniformRandomProvider random = new Seed(6).stream("points");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            points.add(new Point(i, random.nextInt(30), random.nextInt(30) / 30.0));
        }
        List<Point> front = front(points);
        for (Point point : points) {
            boolean isDominated = points.stream()
                    .anyMatch(other -> other.l0 <= point.l0
                            && other.explainedVariance >= point.explainedVariance
                            && (other.l0 < point.l0 || other.explainedVariance > point.explainedVariance));
            assertThat(front.contains(point)).as(point.toString()).isEqualTo(!isDominated);
        }
    }

    @Test
    void whatIsNotDefinedIsNotOnTheFrontAndPushesNothingOff() {
        List<Point> points = List.of(new Point(0, 1, Double.NaN), new Point(1, 2, 0.5), new Point(2, Double.NaN, 9));
        assertThat(front(points)).extracting(Point::id).containsExactly(1);
        assertThat(front(List.of())).isEmpty();
    }

    @Test
    void negativeGainsAndZerosOfEitherSignCompareAsNumbers() {
        List<Point> points = List.of(new Point(0, -0.0, -3), new Point(1, 0.0, -2), new Point(2, 1, -2.5));
        assertThat(front(points)).extracting(Point::id).containsExactly(1);
    }

    private static List<Point> front(List<Point> points) {
        return ParetoFront.of(points, Point::l0, Point::explainedVariance);
    }
}
