package monosema.report.claim;

import java.util.ArrayList;
import java.util.List;
import monosema.config.Relation;
import monosema.record.Interval;
import monosema.record.Result;
import org.jspecify.annotations.Nullable;

/**
 * The recorded numbers that an assertion is decided on.
 *
 * @param own the result that it is about; it has an interval where the relation speaks of one
 * @param other the result that it is held against, or null where that is a number
 * @param bound that number; or the other's value, with its margin
 */
record Evidence(Result own, @Nullable Result other, double bound) {
    static Evidence of(Relation relation, Result own, @Nullable Result other) {
        double bound = relation.reference()
                .match(
                        given -> given.number(),
                        recorded -> other == null ? Double.NaN : Decimals.sum(other.value(), recorded.plus()));
        return new Evidence(own, other, bound);
    }

    boolean supports(Relation relation) {
        return relation.match(
                compared -> compared.comparison().holds(own.value(), bound),
                near -> Decimals.distance(own.value(), bound) <= tolerance(near),
                placed -> placed.placement()
                        .holds(interval(own).lower(), interval(own).upper(), bound),
                apart -> other != null && apart(interval(own), interval(other)));
    }

    private double tolerance(Relation.Near near) {
        return near.relative() ? Decimals.product(near.tolerance(), Math.abs(bound)) : near.tolerance();
    }

    private static boolean apart(Interval one, Interval other) {
        return one.upper() < other.lower() || other.upper() < one.lower();
    }

    private static Interval interval(Result result) {
        return result.bounds().orElseThrow();
    }

    /** The numbers for a reader, none rounded to the wrong side of what it is compared with. */
    String words(Relation relation) {
        List<Double> edges = new ArrayList<>(List.of(bound));
        if (relation instanceof Relation.Near near) {
            edges.add(Decimals.sum(bound, -tolerance(near)));
            edges.add(Decimals.sum(bound, tolerance(near)));
        }
        if (other == null) {
            return Figure.of(own, edges);
        }
        edges.addAll(ends(other));
        List<Double> ownEnds = new ArrayList<>(ends(own));
        ownEnds.add(own.value());
        String both = Figure.of(own, edges) + ", against " + Figure.of(other, ownEnds);
        boolean moved = bound != other.value() && !Double.isNaN(bound);
        return moved ? both + ", which makes the bound " + Figure.number(bound, own.unit(), ownEnds) : both;
    }

    private static List<Double> ends(Result result) {
        return result.bounds()
                .map(interval -> List.of(interval.lower(), interval.upper()))
                .orElse(List.of());
    }
}
