package monosema.report;

import java.util.List;
import monosema.calibration.Coverage;
import monosema.report.text.Numeral;

/**
 * How often an interval of 95% held the truth.
 *
 * @param quantity what is estimated
 * @param method how the interval is made
 * @param scenario what was simulated
 * @param truth what it should hold
 * @param samples intervals made
 * @param coverage share that hold it
 * @param range Monte Carlo interval of that share
 * @param side -1 where that whole range lies below 95%, 1 where it lies above, 0 where 95% is in it
 */
public record CoverageView(
        String quantity,
        String method,
        String scenario,
        String truth,
        String samples,
        String coverage,
        String range,
        int side) {
    private static final double NOMINAL = 0.95;

    static List<CoverageView> of(List<Coverage> rows) {
        return rows.stream().map(CoverageView::of).toList();
    }

    private static CoverageView of(Coverage row) {
        int side = row.upper() < NOMINAL ? -1 : row.lower() > NOMINAL ? 1 : 0;
        return new CoverageView(
                row.quantity(),
                row.method(),
                row.scenario(),
                Numeral.fixed(row.truth(), 3),
                Numeral.count(row.samples()),
                Numeral.percent(row.coverage()),
                Numeral.percent(row.lower()) + " to " + Numeral.percent(row.upper()),
                side);
    }
}
