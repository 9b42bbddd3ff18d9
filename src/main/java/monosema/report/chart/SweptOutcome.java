package monosema.report.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import monosema.report.text.Numeral;

/**
 * A result that the cells of a sweep have in common.
 *
 * @param id such as {@code sae.standard.l0}
 * @param name as charts and tables say it
 * @param unit of the result; a {@code proportion} is shown in percent
 * @param points what each recorded cell has, by its id
 */
public record SweptOutcome(String id, String name, String unit, Map<String, Point> points) {
    public SweptOutcome {
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    }

    /**
     * A value with its interval.
     *
     * @param value may be NaN where it is not defined
     * @param lower bound; the value itself without an interval
     * @param upper bound
     */
    public record Point(double value, double lower, double upper) {
        boolean finite() {
            return Double.isFinite(value) && Double.isFinite(lower) && Double.isFinite(upper);
        }

        boolean bounded() {
            return lower < upper;
        }
    }

    boolean percent() {
        return unit.equals("proportion");
    }

    /** A value as it is shown. */
    public String shown(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return percent()
                ? Numeral.percent(value)
                : whole
                        ? Numeral.count(value)
                        : Math.abs(value) >= 10 ? Numeral.fixed(value, 1) : Numeral.fixed(value, 3);
    }

    /** What a cell has, with its interval in brackets; empty for a cell without a record. */
    public String shown(String cell) {
        return point(cell)
                .map(point -> point.bounded()
                        ? "%s (%s to %s)".formatted(shown(point.value), shown(point.lower), shown(point.upper))
                        : shown(point.value))
                .orElse("");
    }

    Optional<Point> point(String cell) {
        return Optional.ofNullable(points.get(cell));
    }

    /** All that has to fit on an axis. */
    DoubleStream extent() {
        return points.values().stream()
                .filter(Point::finite)
                .flatMapToDouble(point -> DoubleStream.of(point.lower, point.value, point.upper));
    }
}
