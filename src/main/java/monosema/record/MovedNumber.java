package monosema.record;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result that a rerun gives another value than the record has.
 *
 * @param id of the result
 * @param unit of both values
 * @param recorded the record's value; null where the record does not have the result
 * @param now the rerun's; null where it does not
 * @param tolerance where the rerun's may lie; of no use where one of the values is missing
 */
record MovedNumber(
        String id,
        String unit,
        @Nullable Double recorded,
        @Nullable Double now,
        Tolerance tolerance) {

    /** Whether it may lie there. */
    boolean within() {
        return recorded != null && now != null && tolerance.holds(recorded, now);
    }

    /** The rerun's value less the record's; NaN where one is missing. */
    double difference() {
        return recorded == null || now == null ? Double.NaN : now - recorded;
    }

    /** The difference as a share of the record's value; infinite where that is 0, NaN where one is missing. */
    double relative() {
        return recorded == null ? Double.NaN : difference() / Math.abs(recorded);
    }

    /** The difference in multiples of what is allowed in its direction; infinite where nothing is, or a value is missing. */
    double excess() {
        double difference = difference();
        if (recorded == null || Double.isNaN(difference)) {
            return Double.POSITIVE_INFINITY;
        }
        double room = difference > 0 ? tolerance.upper() - recorded : recorded - tolerance.lower();
        return room > 0 ? Math.abs(difference) / room : Double.POSITIVE_INFINITY;
    }

    /** The cells of a line for the user, as {@link Drift#COLUMNS} names them. */
    String[] cells() {
        return new String[] {
            id,
            shown(recorded, "new"),
            shown(now, "gone"),
            signed("%+.3g", difference()),
            signed("%+.2f%%", 100 * relative()),
            "%s to %s, %s".formatted(shown(tolerance.lower()), shown(tolerance.upper()), tolerance.why()),
            within() ? "within" : "BEYOND"
        };
    }

    private static String shown(@Nullable Double value, String otherwise) {
        return value == null ? otherwise : shown(value.doubleValue());
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1e6 && value == Math.rint(value) ? "%.0f" : "%.6g", value);
    }

    private static String signed(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
    }
}
