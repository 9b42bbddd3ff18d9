package monosema.parity;

import java.nio.FloatBuffer;
import monosema.io.BadInputException;

/**
 * How far two sides' values of one kind are apart.
 *
 * @param what they are
 * @param values how many were compared
 * @param rms root mean square of the reference's finite values
 * @param mean absolute difference
 * @param largest absolute difference; infinite where one side has a number and the other has none, or another infinity
 * @param relative {@code largest / rms}
 * @param sameBits share of the values that are equal in every bit; 1 where there are none
 * @param tolerance of {@code relative}
 */
public record Difference(
        String what,
        long values,
        double rms,
        double mean,
        double largest,
        double relative,
        double sameBits,
        double tolerance) {

    /** Which of two values are compared. */
    @FunctionalInterface
    interface Choice {
        boolean takes(float reference, float other);
    }

    /** All values. */
    static Difference of(String what, FloatBuffer reference, FloatBuffer other, double tolerance) {
        return of(what, reference, other, tolerance, (a, b) -> true);
    }

    /**
     * Some values.
     *
     * @throws BadInputException if the two sides have not equally many
     */
    static Difference of(String what, FloatBuffer reference, FloatBuffer other, double tolerance, Choice choice) {
        if (reference.limit() != other.limit()) {
            throw new BadInputException("%s: the reference has %d values, the other side %d"
                    .formatted(what, reference.limit(), other.limit()));
        }
        long values = 0;
        long same = 0;
        long finite = 0;
        double squares = 0;
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < reference.limit(); i++) {
            float a = reference.get(i);
            float b = other.get(i);
            if (!choice.takes(a, b)) {
                continue;
            }
            values++;
            boolean equal = Float.floatToIntBits(a) == Float.floatToIntBits(b);
            same += equal ? 1 : 0;
            double difference = equal ? 0 : distance(a, b);
            sum += difference;
            largest = Math.max(largest, difference);
            if (Float.isFinite(a)) {
                finite++;
                squares += (double) a * a;
            }
        }
        double rms = finite == 0 ? 0 : Math.sqrt(squares / finite);
        return new Difference(
                what,
                values,
                rms,
                values == 0 ? 0 : sum / values,
                largest,
                largest == 0 ? 0 : largest / rms,
                values == 0 ? 1 : (double) same / values,
                tolerance);
    }

    private static double distance(float a, float b) {
        double distance = Math.abs((double) a - b);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    /** Whether no value is further off than the tolerance. */
    public boolean within() {
        return relative <= tolerance;
    }
}
