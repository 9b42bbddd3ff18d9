package monosema.report.claim;

import java.math.BigDecimal;
import monosema.io.Numbers;

/**
 * Arithmetic on numbers as they are written, so that 0.1 plus 0.2 is 0.3: what a reader works out by hand decides, and
 * not the last bit. Where a number is not finite, as float64 has it.
 */
final class Decimals {
    private Decimals() {}

    static double sum(double a, double b) {
        return Double.isFinite(a) && Double.isFinite(b)
                ? written(a).add(written(b)).doubleValue()
                : a + b;
    }

    static double distance(double a, double b) {
        return Math.abs(sum(a, -b));
    }

    static double product(double a, double b) {
        return Double.isFinite(a) && Double.isFinite(b)
                ? written(a).multiply(written(b)).doubleValue()
                : a * b;
    }

    private static BigDecimal written(double value) {
        return new BigDecimal(Numbers.shortest(value));
    }
}
