package monosema.config.yaml;

import java.util.Optional;

/**
 * The range of a number.
 *
 * @param least the lower end
 * @param leastIncluded whether the lower end itself is allowed
 * @param most the upper end
 * @param mostIncluded whether the upper end itself is allowed
 */
public record Bounds(double least, boolean leastIncluded, double most, boolean mostIncluded) {

    /** {@code least <= value <= most}. */
    public static Bounds between(double least, double most) {
        return new Bounds(least, true, most, true);
    }

    /** {@code least < value <= most}. */
    public static Bounds above(double least, double most) {
        return new Bounds(least, false, most, true);
    }

    /** {@code least <= value < most}. */
    public static Bounds below(double least, double most) {
        return new Bounds(least, true, most, false);
    }

    /**
     * The bound that a value breaks.
     *
     * @return such as {@code "> 0"}; empty if the value is within; NaN breaks the lower one
     */
    Optional<String> brokenBy(double value) {
        // Inverted, so that NaN is not within.
        if (!(leastIncluded ? value >= least : value > least)) {
            return Optional.of((leastIncluded ? ">= " : "> ") + text(least));
        }
        if (!(mostIncluded ? value <= most : value < most)) {
            return Optional.of((mostIncluded ? "<= " : "< ") + text(most));
        }
        return Optional.empty();
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
