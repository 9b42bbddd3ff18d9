package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.calibration.NoisePValue;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Distribution functions of permutation p-values on noise, against the diagonal of uniform ones. */
public final class UniformityChart {
    private static final int HEIGHT = 340;
    private static final int TOP = 34;
    private static final int STEPS = 100;
    /** Every so many-th step stands in the table of values. */
    private static final int SHOWN = 5;

    private static final Style UNIFORM = Style.line("uniform", Ink.MUTED, 1.2f, 2f, 3f);
    private static final Style PUBLISHED = Style.line("as published", Ink.INK, 2f);
    private static final Style SPLIT = Style.line("ties split", Ink.INK, 1.5f, 7f, 3f);

    private UniformityChart() {}

    /**
     * Draws it.
     *
     * @param rows one a data set, at least one
     * @param finding what the chart says
     */
    public static Chart draw(List<NoisePValue> rows, String finding) {
        Drawings drawings = Sketch.draw(sketch -> paint(sketch, rows));
        return new Chart(
                "uniformity",
                "Permutation p-values of probes on noise",
                finding,
                drawings,
                List.of("p at most", "Uniform", "As published", "Ties split at random"),
                values(rows));
    }

    private static int paint(Sketch sketch, List<NoisePValue> rows) {
        NumberAxis x = Axes.linear(0, 1, 5);
        x.setLabel("p-value");
        XYPlot plot = Axes.plot(x, Axes.percent(0, 1, 0.2));
        XYSeries diagonal = Lines.series("uniform");
        diagonal.add(0, 0);
        diagonal.add(1, 1);
        Lines.add(plot, diagonal, UNIFORM);
        Lines.add(plot, curve(rows, NoisePValue::tiesSplit), SPLIT);
        Lines.add(plot, curve(rows, NoisePValue::p), PUBLISHED);
        Rectangle2D area =
                sketch.plot(plot, 0, TOP, sketch.width() - 22.0, HEIGHT - TOP).get(0);
        sketch.text(sketch.narrow() ? "share" : "share of data sets", 0, 16, Ink.MUTED);
        sketch.legend(List.of(UNIFORM, SPLIT, PUBLISHED), area.getMaxX(), 16);
        return HEIGHT;
    }

    private static XYSeries curve(List<NoisePValue> rows, ToDoubleFunction<NoisePValue> p) {
        XYSeries series = Lines.series("p");
        for (int step = 0; step <= STEPS; step++) {
            series.add((double) step / STEPS, share(rows, p, step));
        }
        return series;
    }

    /** A billionth is rounding: a p-value that is a multiple of the step counts in it. */
    private static double share(List<NoisePValue> rows, ToDoubleFunction<NoisePValue> p, int step) {
        double bound = (double) step / STEPS + 1e-9;
        long below = rows.stream().filter(row -> p.applyAsDouble(row) <= bound).count();
        return (double) below / rows.size();
    }

    private static List<List<String>> values(List<NoisePValue> rows) {
        List<List<String>> values = new ArrayList<>();
        for (int step = SHOWN; step <= STEPS; step += SHOWN) {
            double bound = (double) step / STEPS;
            values.add(List.of(
                    Numeral.fixed(bound, 2),
                    Numeral.percent(bound),
                    Numeral.percent(share(rows, NoisePValue::p, step)),
                    Numeral.percent(share(rows, NoisePValue::tiesSplit, step))));
        }
        return values;
    }
}
