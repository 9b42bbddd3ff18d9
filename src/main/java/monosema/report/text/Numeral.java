package monosema.report.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import monosema.io.Numbers;

/**
 * Numbers for reading: rounded half even from their exact binary value, so the same on every JDK; a minus is U+2212.
 */
public final class Numeral {
    /** Shown where a number is not defined. */
    public static final String UNDEFINED = "not defined";

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numeral() {}

    /** With so many decimals, such as 1.648. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = rounded.abs().toPlainString();
        return rounded.signum() < 0 ? "\u2212" + digits : digits;
    }

    /** A proportion in percent with one decimal, such as 83.4%. */
    public static String percent(double proportion) {
        return Double.isFinite(proportion) ? fixed(proportion * 100, 1) + "%" : special(proportion);
    }

    /** A difference of proportions in percentage points, without its sign, such as 3.2. */
    public static String points(double difference) {
        return fixed(Math.abs(difference) * 100, 1);
    }

    /** A whole number with its thousands apart, such as 16,384. */
    public static String count(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        String digits =
                new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).abs().toPlainString();
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return value <= -0.5 ? "\u2212" + grouped : grouped.toString();
    }

    /** Two significant digits: 0.034, or 3.2 × 10⁻⁷ below 0.001; never 0.000. For p-values and gaps. */
    public static String small(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : special(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -3) {
            return significant(value, 2);
        }
        String mantissa = rounded.movePointLeft(exponent).setScale(1).toPlainString();
        return mantissa.replace('-', '\u2212') + " × 10" + superscript(exponent);
    }

    /** A declared number as it is: 5, 0.05, 1,024, or 5.0 × 10⁻⁵ below 0.001. */
    public static String declared(double value) {
        BigDecimal shortest = new BigDecimal(Numbers.shortest(value)).stripTrailingZeros();
        if (shortest.scale() <= 0) {
            return count(value);
        }
        return Math.abs(value) < 0.001 ? level(value) : fixed(value, shortest.scale());
    }

    /** A declared level: a power of ten as such, such as 10⁻⁵, another as {@link #small}. */
    public static String level(double value) {
        BigDecimal shortest = new BigDecimal(Numbers.shortest(value)).stripTrailingZeros();
        boolean power = shortest.unscaledValue().equals(BigInteger.ONE) && shortest.scale() > 2;
        return power ? "10" + superscript(-shortest.scale()) : small(value);
    }

    /** With so many significant digits and no exponent, such as 0.0123 or 12,300. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int decimals = rounded.signum() == 0 ? 0 : digits - (rounded.precision() - rounded.scale());
        return decimals <= 0 ? count(rounded.doubleValue()) : fixed(rounded.doubleValue(), decimals);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    private static String special(double value) {
        return Double.isNaN(value) ? UNDEFINED : value > 0 ? "∞" : "\u2212∞";
    }
}
