package monosema.report;

import monosema.io.Numbers;
import monosema.record.Result;

/**
 * A result in the table of all numbers, in shortest form.
 *
 * @param id of the result
 * @param value as in {@code results.json}
 * @param unit of the value
 * @param interval lower to upper bound and what they are; empty without one
 * @param stage that made it
 */
public record ResultRow(String id, String value, String unit, String interval, String stage) {
    static ResultRow of(Result result) {
        String stage = result.stage();
        return new ResultRow(
                result.id(),
                number(result.value()),
                result.unit(),
                result.bounds()
                        .map(bounds -> "%s to %s (%s)"
                                .formatted(number(bounds.lower()), number(bounds.upper()), bounds.kind()))
                        .orElse(""),
                stage.contains(":") ? stage.substring(0, stage.indexOf(':')) : stage);
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Numbers.shortest(value);
    }
}
