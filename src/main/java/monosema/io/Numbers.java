package monosema.io;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Numbers as text in their shortest form that reads back equal, the same on every JDK ({@code Double.toString} changed
 * with JDK 19). Not finite: {@code NaN}, {@code Infinity}, {@code -Infinity}.
 */
public final class Numbers {
    private Numbers() {}

    /** A float64, such as {@code 0.1} or {@code 2.0E23}. */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** A float32; only as many digits as a float needs. */
    public static String shortest(float value) {
        return NumberOutput.toString(value, true);
    }
}
