package monosema.report.chart;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import monosema.record.TTestRow;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Effect against evidence: Hedges' g of each neuron and {@code -log10 p}, the neurons significant by max-T as circles. */
public final class VolcanoChart {
    private static final int ROWS = 10;
    private static final Style OTHERS = new Style("others", Ink.MUTED, 0, List.of(), Style.DOT, true);

    private VolcanoChart() {}

    /**
     * Draws it.
     *
     * @param representations one panel each
     * @param tests the tests of each representation, in the same order
     * @param finding what the chart says
     */
    public static Chart draw(List<Representation> representations, List<List<TTestRow>> tests, String finding) {
        LogP scale = LogP.scale(tests);
        double widest = tests.stream()
                .flatMap(List::stream)
                .mapToDouble(row -> Math.abs(row.effect().hedgesG()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double side = Math.max(0.5, Math.ceil(widest * 2.1) / 2);
        return new Chart(
                "volcano",
                "Effect size and p-value of every neuron",
                finding,
                Sketch.draw(sketch -> {
                    Panels.paint(
                            sketch,
                            representations,
                            tests,
                            (i, first) -> panel(representations.get(i), tests.get(i), scale, side, first));
                    sketch.text("−log10 p", 0, 14, Ink.MUTED);
                    double end = sketch.width() - (double) Panels.right(sketch);
                    sketch.legend(List.of(found("by max-T", Ink.INK), OTHERS), end, 14);
                    return Panels.HEIGHT;
                }),
                List.of("Representation", "Neuron", "Hedges' g", "p", "p, max-T"),
                values(representations, tests));
    }

    private static XYPlot panel(
            Representation representation, List<TTestRow> tests, LogP scale, double side, boolean first) {
        NumberAxis x = Axes.linear(-side, side, 4);
        x.setLabel("Hedges' g");
        XYPlot plot = Axes.plot(x, scale.axis(first));
        LogP.Points others = scale.new Points("others", 2 * side);
        LogP.Points found = scale.new Points("found", 2 * side);
        tests.stream().filter(TTestRow::tested).forEach(row -> {
            double g = Math.max(-side, Math.min(side, row.effect().hedgesG()));
            (row.familywise() ? found : others).add(g, row.p());
        });
        Lines.add(plot, others.series(), OTHERS);
        Lines.add(plot, found.series(), found("found", representation.ink()));
        return plot;
    }

    private static Style found(String name, Ink ink) {
        return new Style(name, ink, 0, List.of(), new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2), true);
    }

    private static List<List<String>> values(List<Representation> representations, List<List<TTestRow>> tests) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            String name = representations.get(i).name();
            tests.get(i).stream()
                    .filter(TTestRow::tested)
                    .sorted(Comparator.comparingDouble(TTestRow::p))
                    .limit(ROWS)
                    .forEach(row -> rows.add(List.of(
                            name,
                            Integer.toString(row.neuron()),
                            Numeral.fixed(row.effect().hedgesG(), 2),
                            Numeral.small(row.p()),
                            Numeral.small(row.pMaxT()))));
        }
        return rows;
    }
}
