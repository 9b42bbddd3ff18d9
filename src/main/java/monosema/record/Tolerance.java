package monosema.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import monosema.config.Tolerances;
import monosema.io.Numbers;

/**
 * Where a rerun's value of one result may lie.
 *
 * @param lower the least value, in the result's unit
 * @param upper the greatest
 * @param why it may, in a few words, such as {@code its interval}
 */
record Tolerance(double lower, double upper, String why) {
    /** What the same seed may give elsewhere where nothing is stated and the record has no interval: see the README. */
    static final double RELATIVE = 0.1;
    /** Below it a difference says nothing: the optimality gaps of fits, shares of a few words in a thousand draws. */
    static final double ABSOLUTE = 1e-3;

    private static final double COUNT_DEVIATIONS = 3;
    private static final int FEWEST_THINGS = 10;
    /** Units that end like things that can be counted. */
    private static final Set<String> MEASURES = Set.of("bits", "nats");

    /** The very value. */
    static Tolerance equal(double value) {
        return new Tolerance(value, value, "equal");
    }

    /**
     * On another grade, device or processor: what the experiment states; else the result's own interval; else, for a number
     * of things, three times its square root, since each of them passes or fails a threshold by itself; else a tenth, and
     * for a share of things no less than their number may move. An interval of no width is none.
     *
     * @param result an entry of the record's {@code results.json}
     */
    static Tolerance elsewhere(JsonNode result, Tolerances stated) {
        double value = result.path("value").asDouble(Double.NaN);
        return stated.of(result.path("id").asText())
                .map(rule -> stated(value, rule))
                .orElseGet(() -> unstated(result, value));
    }

    private static Tolerance stated(double value, Tolerances.Rule rule) {
        double room = rule.absolute() + rule.relative() * Math.abs(value);
        return around(value, room, "'" + rule.pattern() + "' in experiments.yaml");
    }

    private static Tolerance unstated(JsonNode result, double value) {
        Tolerance interval = new Tolerance(number(result, "lower"), number(result, "upper"), "its interval");
        if (interval.lower < interval.upper) {
            return interval;
        }
        String unit = result.path("unit").asText();
        if (isCount(unit, value)) {
            return around(value, roomOfCount(value), "3 square roots");
        }
        double things = unit.equals("proportion") ? number(result, "n") : 0;
        if (isShare(value, things) && roomOfCount(value * things) / things > ABSOLUTE + RELATIVE * Math.abs(value)) {
            return around(
                    value, roomOfCount(value * things) / things, "3 square roots, of " + Numbers.shortest(things));
        }
        return around(
                value,
                ABSOLUTE + RELATIVE * Math.abs(value),
                "%s%% and %s".formatted(Numbers.shortest(100 * RELATIVE), Numbers.shortest(ABSOLUTE)));
    }

    private static double roomOfCount(double count) {
        return COUNT_DEVIATIONS * Math.sqrt(Math.max(1, count));
    }

    private static double number(JsonNode result, String field) {
        return result.path(field).asDouble(Double.NaN);
    }

    private static Tolerance around(double value, double room, String why) {
        return new Tolerance(value - room, value + room, why);
    }

    /** Whether it is a number of things, which their unit names: {@code neurons}, {@code words}, {@code folds}. */
    private static boolean isCount(String unit, double value) {
        return unit.matches("[a-z]+s")
                && !MEASURES.contains(unit)
                && value == Math.rint(value)
                && value >= 0
                && value < 1e15;
    }

    /** Whether it is a number of things by that of all of them, which are enough for a share to say something. */
    private static boolean isShare(double value, double things) {
        return things >= FEWEST_THINGS && Math.abs(value * things - Math.rint(value * things)) < 1e-6;
    }

    /** Whether a value may come out; NaN where it is NaN alone. */
    boolean holds(double recorded, double value) {
        return Double.compare(recorded, value) == 0 || (value >= lower && value <= upper);
    }
}
