package monosema.record;

/**
 * Where a result may lie.
 *
 * @param lower lower bound, in the result's unit
 * @param upper upper bound, at least {@code lower}
 * @param kind what the bounds are, such as {@code 95% corrected resampled t}
 */
public record Interval(double lower, double upper, String kind) {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "an interval needs lower <= upper, was %s to %s".formatted(lower, upper));
        }
    }

    /** Whether both bounds are above, below, or on either side of 0: 1, -1 or 0. */
    public int side() {
        return lower > 0 ? 1 : upper < 0 ? -1 : 0;
    }
}
