package monosema.report.chart;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/**
 * What comes out of a sweep against one knob: a panel for each outcome, the knob's values side by side in their order, a
 * line for each combination of the others. Cells that failed or have not been run are marked on the axis.
 */
public final class SweepChart {
    private static final int PANEL = 220;
    private static final int HEAD = 26;
    private static final Style FAILED = marker("failed", Ink.INK, SweepStyles.CROSS);
    private static final Style NOT_RUN = marker("not run", Ink.INK, SweepStyles.RING);
    private static final Map<SweptCell.State, Style> MARKS =
            Map.of(SweptCell.State.FAILED, FAILED, SweptCell.State.NOT_RUN, NOT_RUN);

    private final String knob;
    private final List<String> values;
    private final List<SweptCell> cells;
    private final List<String> lines;

    private SweepChart(String knob, List<String> values, List<SweptCell> cells) {
        this.knob = knob;
        this.cells = cells;
        this.values = Stream.concat(values.stream(), cells.stream().map(cell -> cell.value(knob)))
                .distinct()
                .toList();
        this.lines = cells.stream().map(cell -> cell.others(knob)).distinct().toList();
    }

    /**
     * Draws it.
     *
     * @param knob that is on the horizontal axis
     * @param values of the knob, in order
     * @param knobs all that are swept: columns of the table
     * @param cells at least one
     * @param outcomes a panel each
     * @param finding what the chart says
     */
    public static Chart draw(
            String knob,
            List<String> values,
            List<String> knobs,
            List<SweptCell> cells,
            List<SweptOutcome> outcomes,
            String finding) {
        SweepChart chart = new SweepChart(knob, values, cells);
        List<String> columns = new ArrayList<>(List.of("Cell"));
        columns.addAll(knobs);
        columns.add("State");
        outcomes.forEach(outcome -> columns.add(outcome.name()));
        return new Chart(
                "by-" + knob.toLowerCase(Locale.ROOT),
                "What comes out, by " + knob,
                finding,
                Sketch.draw(sketch -> chart.paint(sketch, outcomes)),
                columns,
                cells.stream().map(cell -> row(cell, knobs, outcomes)).toList());
    }

    private static List<String> row(SweptCell cell, List<String> knobs, List<SweptOutcome> outcomes) {
        List<String> row = new ArrayList<>(List.of(cell.id()));
        knobs.forEach(one -> row.add(cell.value(one)));
        row.add(cell.state().shown());
        outcomes.forEach(outcome -> row.add(outcome.shown(cell.id())));
        return row;
    }

    private int paint(Sketch sketch, List<SweptOutcome> outcomes) {
        int columns = sketch.either(2, 1);
        double top = legend(sketch);
        double width = (sketch.width() - 20.0) / columns;
        for (int i = 0; i < outcomes.size(); i++) {
            SweptOutcome outcome = outcomes.get(i);
            double x = (i % columns) * (width + 20.0 / columns);
            double y = top + PANEL * (i / columns);
            Rectangle2D area = sketch.plot(plot(outcome, width), x, y + HEAD, width - 10, PANEL - HEAD - 8.0)
                    .get(0);
            sketch.text(
                    Sketch.fitting(outcome.name(), width - 10 - (area.getMinX() - x)), area.getMinX(), y + 18, Ink.INK);
        }
        return (int) Math.ceil(top + PANEL * Math.ceil(outcomes.size() / (double) columns));
    }

    private double legend(Sketch sketch) {
        List<Style> styles = new ArrayList<>();
        for (int i = 0; i < lines.size() && SweepStyles.tellsApart(lines.size()); i++) {
            if (!lines.get(i).isEmpty()) {
                styles.add(SweepStyles.line(lines.get(i), i));
            }
        }
        Stream.of(SweptCell.State.FAILED, SweptCell.State.NOT_RUN)
                .filter(state -> cells.stream().anyMatch(cell -> cell.state() == state))
                .map(MARKS::get)
                .forEach(styles::add);
        return styles.isEmpty() ? 0 : sketch.legendLines(styles, 16) + 12;
    }

    private XYPlot plot(SweptOutcome outcome, double width) {
        NumberAxis x = Axes.words(values, width);
        x.setLabel(knob);
        NumberAxis y = SweepRange.of(outcome);
        XYPlot plot = Axes.plot(x, y);
        List<XYSeries> series = lines.stream().map(Lines::series).toList();
        // Low on the strip that the range leaves below the lowest value.
        double low = y.getLowerBound() + 0.03 * (y.getUpperBound() - y.getLowerBound());
        for (SweptCell cell : inOrder()) {
            int line = lines.indexOf(cell.others(knob));
            double at = values.indexOf(cell.value(knob)) + beside(line);
            outcome.point(cell.id()).filter(SweptOutcome.Point::finite).ifPresent(point -> {
                series.get(line).add(at, point.value());
                if (point.bounded()) {
                    plot.addAnnotation(interval(at, point, line));
                }
            });
            if (MARKS.containsKey(cell.state())) {
                XYSeries mark = Lines.series("mark");
                mark.add(at, low);
                Lines.add(plot, mark, MARKS.get(cell.state()));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            Style style = SweepStyles.tellsApart(lines.size()) ? SweepStyles.line(lines.get(i), i) : SweepStyles.DOTS;
            Lines.add(plot, series.get(i), style);
        }
        return plot;
    }

    /** By the knob, so that lines run from left to right. */
    private List<SweptCell> inOrder() {
        return cells.stream()
                .sorted(Comparator.comparingInt(cell -> values.indexOf(cell.value(knob))))
                .toList();
    }

    private XYLineAnnotation interval(double at, SweptOutcome.Point point, int line) {
        Ink ink = SweepStyles.tellsApart(lines.size())
                ? SweepStyles.line("", line).ink()
                : Ink.MUTED;
        return new XYLineAnnotation(at, point.lower(), at, point.upper(), Sketch.dashed(1.2f), ink.color());
    }

    /** Lines a little apart, so that neither intervals nor marks hide each other. */
    private double beside(int line) {
        double step = Math.min(0.12, 0.6 / lines.size());
        return (line - (lines.size() - 1) / 2.0) * step;
    }

    private static Style marker(String name, Ink ink, Shape shape) {
        return new Style(name, ink, 0, List.of(), shape, true);
    }
}
