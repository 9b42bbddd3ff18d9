package monosema.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import monosema.calibration.FamilywiseError;
import monosema.report.text.Numeral;

/** How often each procedure finds anything where nothing differs. */
public final class FamilywiseChart {
    private static final double LEVEL = 0.05;
    private static final Style REFERENCE = Style.line("5%", Ink.INK, 1.2f, 5f, 4f);
    private static final List<String> COLUMNS = List.of(
            "Activations", "Labels", "Test", "Correction", "Data sets", "With a finding", "Share", "Lower", "Upper");

    private FamilywiseChart() {}

    /**
     * Draws it.
     *
     * @param rows of every distribution, division and procedure
     * @param finding what the chart says
     */
    public static Chart draw(List<FamilywiseError> rows, String finding) {
        Set<String> distributions = new LinkedHashSet<>();
        rows.forEach(row -> distributions.add(row.distribution()));
        Drawings drawings = Sketch.draw(sketch -> paint(sketch, rows, List.copyOf(distributions)));
        return new Chart(
                "familywise",
                "False findings where nothing differs",
                finding,
                drawings,
                COLUMNS,
                rows.stream().map(FamilywiseChart::value).toList());
    }

    private static int paint(Sketch sketch, List<FamilywiseError> rows, List<String> distributions) {
        RatePlot plot = new RatePlot(sketch, REFERENCE, LEVEL, 0, 46, 104);
        double y = legend(sketch);
        for (int i = 0; i < distributions.size(); i++) {
            String distribution = distributions.get(i);
            List<FamilywiseError> own = rows.stream()
                    .filter(row -> row.distribution().equals(distribution))
                    .toList();
            y = plot.panel(distribution, divisions(own), y, i == distributions.size() - 1);
        }
        return (int) Math.ceil(y);
    }

    private static double legend(Sketch sketch) {
        List<Style> styles = new ArrayList<>(
                Procedures.corrected().stream().map(Procedures::marker).toList());
        styles.add(REFERENCE);
        if (!sketch.narrow()) {
            sketch.legend(styles, sketch.width(), 16);
            return 22;
        }
        sketch.legend(styles.subList(0, 2), sketch.width(), 16);
        sketch.legend(styles.subList(2, styles.size()), sketch.width(), 36);
        return 42;
    }

    private static List<RatePlot.Row> divisions(List<FamilywiseError> rows) {
        Set<String> divisions = new LinkedHashSet<>();
        rows.forEach(row -> divisions.add(labels(row)));
        return divisions.stream()
                .map(division -> new RatePlot.Row(
                        division,
                        Procedures.corrected().stream()
                                .flatMap(procedure -> rows.stream()
                                        .filter(row -> labels(row).equals(division))
                                        .filter(row -> procedure.is(row.test(), row.correction()))
                                        .map(row -> new Rate(procedure.marker(), row.rate(), row.lower(), row.upper())))
                                .toList()))
                .toList();
    }

    private static String labels(FamilywiseError row) {
        return row.n1() + " and " + row.n2();
    }

    private static List<String> value(FamilywiseError row) {
        return List.of(
                row.distribution(),
                labels(row),
                row.test(),
                row.correction(),
                Numeral.count(row.dataSets()),
                Numeral.count(row.found()),
                Numeral.percent(row.rate()),
                Numeral.percent(row.lower()),
                Numeral.percent(row.upper()));
    }
}
