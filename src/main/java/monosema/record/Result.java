package monosema.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number that the paper shows: an entry of {@code results.json}, fields in this order.
 *
 * @param id such as {@code probe.mlp.testAccuracy}
 * @param value in {@code unit}; may be NaN where it is not defined
 * @param unit {@code proportion}, {@code count}, {@code bits}, {@code nats/token}, {@code neurons}, ... or {@code none}
 * @param lower lower bound of the interval, or null without one
 * @param upper upper bound of the interval, or null without one
 * @param interval what the bounds are, or null without one
 * @param n how many observations it rests on, or null where that has no meaning
 * @param seed the experiment's seed
 * @param stage {@code name:key} of the stage that made it, the key in hex
 */
public record Result(
        String id,
        double value,
        String unit,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable String interval,
        @Nullable Long n,
        long seed,
        String stage) {
    public Result {
        boolean bounded = lower != null;
        if (bounded != (upper != null) || bounded != (interval != null)) {
            throw new IllegalArgumentException(id + ": lower, upper and interval come together or not at all");
        }
    }

    /** A result without an interval. */
    public static Result of(String id, double value, String unit, @Nullable Long n, long seed, String stage) {
        return new Result(id, value, unit, null, null, null, n, seed, stage);
    }

    /** A result with its interval. */
    public static Result of(
            String id, double value, String unit, Interval bounds, @Nullable Long n, long seed, String stage) {
        return new Result(id, value, unit, bounds.lower(), bounds.upper(), bounds.kind(), n, seed, stage);
    }

    /** The interval as one value; empty without one. */
    public Optional<Interval> bounds() {
        return lower == null || upper == null || interval == null
                ? Optional.empty()
                : Optional.of(new Interval(lower, upper, interval));
    }
}
