package monosema.config;

import java.util.function.Function;

/**
 * How a recorded result must lie to what it is held against. A value, a bound or an end of an interval that is not a
 * number fulfils none of them.
 */
public sealed interface Relation extends Spec {

    /** What the result is held against. */
    Reference reference();

    /** Whether it speaks of the result's interval, and not of its value. */
    default boolean ofInterval() {
        return match(compared -> false, near -> false, placed -> true, apart -> true);
    }

    /**
     * {@code above}, {@code below}, {@code atLeast}, {@code atMost}, {@code is}: the value against a bound.
     *
     * @param comparison which of them
     * @param reference the bound
     */
    record Compared(Comparison comparison, Reference reference) implements Relation {
        @Override
        public String kind() {
            return comparison.key();
        }
    }

    /**
     * {@code equals} with {@code within} or {@code withinRelative}: the value near another, the tolerance included.
     *
     * @param reference the other
     * @param tolerance above 0: in the unit of the values; or, where relative, a share of the size of the other, at most 1
     * @param relative whether it is such a share
     */
    record Near(Reference reference, double tolerance, boolean relative) implements Relation {
        @Override
        public String kind() {
            return "equals";
        }
    }

    /**
     * {@code intervalAbove}, {@code intervalBelow}, {@code intervalContains}, {@code intervalNotAbove},
     * {@code intervalNotBelow}: the interval against a point.
     *
     * @param placement which of them
     * @param reference the point
     */
    record Placed(Placement placement, Reference reference) implements Relation {
        @Override
        public String kind() {
            return placement.key();
        }
    }

    /**
     * {@code intervalApartFrom}: the interval and that of another result have no point in common.
     *
     * @param reference the other result, without a margin
     */
    record Apart(Reference.Recorded reference) implements Relation {
        @Override
        public String kind() {
            return "intervalApartFrom";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(
            Function<Compared, T> compared,
            Function<Near, T> near,
            Function<Placed, T> placed,
            Function<Apart, T> apart) {
        if (this instanceof Compared it) {
            return compared.apply(it);
        }
        if (this instanceof Near it) {
            return near.apply(it);
        }
        if (this instanceof Placed it) {
            return placed.apply(it);
        }
        return apart.apply((Apart) this);
    }
}
