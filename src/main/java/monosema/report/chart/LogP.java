package monosema.report.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import monosema.record.TTestRow;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.xy.XYSeries;

/** p-values as {@code -log10 p}: the vertical scale that the panels of one chart share. */
final class LogP {
    private static final double LEAST_TOP = 4;
    /** Points of one pixel are drawn once: steps of the grid on either side. */
    private static final double GRID = 260;

    private final double top;

    private LogP(double top) {
        this.top = top;
    }

    /** The scale for all these tests; p = 0 is drawn at its top. */
    static LogP scale(List<List<TTestRow>> tests) {
        double largest = tests.stream()
                .flatMap(List::stream)
                .filter(row -> row.tested() && row.p() > 0)
                .mapToDouble(row -> of(row.p()))
                .max()
                .orElse(0);
        return new LogP(Math.max(LEAST_TOP, Math.ceil(largest * 1.05)));
    }

    static double of(double p) {
        return -StrictMath.log10(p);
    }

    double clamped(double p) {
        return p == 0 ? top : Math.min(top, of(p));
    }

    NumberAxis axis(boolean labelled) {
        NumberAxis axis = Axes.linear(0, top, 5);
        axis.setTickLabelsVisible(labelled);
        axis.setTickMarksVisible(labelled);
        return axis;
    }

    /** Points of which no two would fall on the same pixel. */
    final class Points {
        private final XYSeries series;
        private final double width;
        private final Set<Long> seen = new HashSet<>();

        Points(String name, double width) {
            this.series = Lines.series(name);
            this.width = width;
        }

        void add(double x, double p) {
            double y = clamped(p);
            long column = Math.round(x / width * GRID);
            long row = Math.round(y / top * GRID);
            if (seen.add(column * 100_000 + row)) {
                series.add(x, y);
            }
        }

        XYSeries series() {
            return series;
        }
    }
}
