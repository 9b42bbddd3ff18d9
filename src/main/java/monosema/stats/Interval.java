package monosema.stats;

import java.math.BigDecimal;

/**
 * A value with an interval around it and how that was made.
 *
 * @param value the estimate
 * @param lower end of the interval, at most {@code upper}
 * @param upper end of the interval
 * @param method for the reader, such as {@code "95% Wilson interval"}
 */
public record Interval(double value, double lower, double upper, String method) {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("lower must be <= upper, were %s and %s".formatted(lower, upper));
        }
    }

    /** A level as the start of a method's name: 0.95 gives {@code "95%"}. */
    static String percent(double level) {
        return BigDecimal.valueOf(Math.round(level * 1e6), 4)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
