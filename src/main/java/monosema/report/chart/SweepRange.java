package monosema.report.chart;

import java.util.DoubleSummaryStatistics;
import org.jfree.chart.axis.NumberAxis;

/** The vertical axis of an outcome: all its values, and below them a strip for the marks of cells without any. */
final class SweepRange {
    private static final double STRIP = 0.12;
    private static final double LEAST_PERCENT = 0.04;

    private SweepRange() {}

    static NumberAxis of(SweptOutcome outcome) {
        DoubleSummaryStatistics all = outcome.extent().summaryStatistics();
        double lowest = all.getCount() == 0 ? 0 : all.getMin();
        double highest = all.getCount() == 0 ? 1 : all.getMax();
        double least = outcome.percent() ? LEAST_PERCENT : Math.max(1e-6, 0.02 * Math.abs(highest));
        double missing = Math.max(0, least - (highest - lowest)) / 2;
        double room = highest - lowest + 2 * missing;
        double from = lowest - missing - STRIP * room;
        double to = highest + missing + 0.05 * room;
        return outcome.percent() ? Axes.percent(from, to, step(room)) : Axes.linear(from, to, 5);
    }

    private static double step(double room) {
        return room > 1 ? 0.5 : room > 0.5 ? 0.2 : room > 0.25 ? 0.1 : room > 0.12 ? 0.05 : room > 0.05 ? 0.02 : 0.01;
    }
}
