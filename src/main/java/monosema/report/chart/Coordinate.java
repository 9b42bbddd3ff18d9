package monosema.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A length of a chart as text: two decimals, none that are not needed. */
final class Coordinate {
    private Coordinate() {}

    static String text(double value) {
        BigDecimal rounded =
                new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
