package monosema.report.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import monosema.io.Numbers;
import monosema.io.OneLine;
import monosema.record.Result;
import monosema.report.text.Numeral;

/** Numbers of claims for reading: rounded as in the paper, but never across what they are compared with. */
final class Figure {
    /** The unit of a number that has none. */
    static final String NO_UNIT = "none";

    private static final String PROPORTION = "proportion";
    private static final int MOST_DECIMALS = 17;

    private Figure() {}

    /** A result with its unit and interval, such as {@code 87.3% (83.8% to 90.6%; 95% bootstrap interval over words)}. */
    static String of(Result result, List<Double> edges) {
        String value = number(result.value(), result.unit(), edges) + unit(result.unit());
        return result.bounds()
                .map(interval -> "%s (%s to %s; %s)"
                        .formatted(
                                value,
                                number(interval.lower(), result.unit(), edges),
                                number(interval.upper(), result.unit(), edges),
                                OneLine.text(interval.kind())))
                .orElse(value);
    }

    private static String unit(String unit) {
        return unit.equals(PROPORTION) || unit.equals(NO_UNIT) ? "" : " " + OneLine.text(unit);
    }

    /** A recorded number without its unit, with as many decimals as keep it on its side of each edge and of 0. */
    static String number(double value, String unit, List<Double> edges) {
        if (unit.equals(PROPORTION) && Double.isFinite(value)) {
            return fixed(value, 100, 1, edges) + "%";
        }
        if (!Double.isFinite(value) || value == Math.rint(value)) {
            return Numeral.count(value);
        }
        if (Math.abs(value) < 0.001) {
            BigDecimal shown = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
            return keepsItsSide(shown, value, 1, edges) ? Numeral.small(value) : Numbers.shortest(value);
        }
        return fixed(value, 1, Math.abs(value) < 10 ? 3 : 1, edges);
    }

    private static String fixed(double value, double scale, int fewest, List<Double> edges) {
        for (int decimals = fewest; decimals < MOST_DECIMALS; decimals++) {
            BigDecimal shown = new BigDecimal(value * scale).setScale(decimals, RoundingMode.HALF_EVEN);
            if (keepsItsSide(shown, value, scale, edges) && (shown.signum() != 0 || value == 0)) {
                return Numeral.fixed(value * scale, decimals);
            }
        }
        return Numbers.shortest(value * scale);
    }

    private static boolean keepsItsSide(BigDecimal shown, double value, double scale, List<Double> edges) {
        return edges.stream()
                .filter(edge -> Double.isFinite(edge) && edge != value)
                .allMatch(edge -> shown.compareTo(new BigDecimal(edge * scale)) == Double.compare(value, edge));
    }

    /** A number of the declaration as it is, such as 50% or 0.95. */
    static String declared(double value, String unit) {
        return unit.equals(PROPORTION) ? Numeral.declared(hundredfold(value)) + "%" : Numeral.declared(value);
    }

    /** A difference of the declaration without its sign, such as 5 percentage points or 0.95. */
    static String difference(double value, String unit) {
        double size = Math.abs(value);
        return unit.equals(PROPORTION)
                ? Numeral.declared(hundredfold(size)) + " percentage points"
                : Numeral.declared(size);
    }

    private static double hundredfold(double value) {
        return Decimals.product(value, 100);
    }
}
