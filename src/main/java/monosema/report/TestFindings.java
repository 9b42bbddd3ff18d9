package monosema.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import monosema.record.TTestRow;
import monosema.report.chart.QuantileChart;
import monosema.report.chart.Representation;
import monosema.report.text.Numeral;

/** What the charts of the neuron-wise tests say. */
final class TestFindings {
    private TestFindings() {}

    static String counts(List<Representation> representations, List<List<TTestRow>> tests) {
        return "Neurons with a p-value below 0.05: "
                + each(representations, tests, rows -> {
                    long low = rows.stream().filter(row -> row.p() < 0.05).count();
                    return "%s, where %s would be expected if none differed"
                            .formatted(Numeral.count((double) low), Numeral.fixed(tested(rows) * 0.05, 1));
                })
                + ".";
    }

    static String quantiles(List<Representation> representations, List<List<TTestRow>> tests) {
        return "Counting from the smallest, so many p-values lie below the band of uniform ones: "
                + each(
                        representations,
                        tests,
                        rows -> "%s of %s"
                                .formatted(Numeral.count(QuantileChart.belowBand(rows)), Numeral.count(tested(rows))))
                + ".";
    }

    static String volcano(List<Representation> representations, List<List<TTestRow>> tests) {
        return "Neurons significant by max-T: "
                + each(representations, tests, rows -> {
                    List<TTestRow> found =
                            rows.stream().filter(TTestRow::familywise).toList();
                    double smallest = found.stream()
                            .mapToDouble(row -> Math.abs(row.effect().hedgesG()))
                            .min()
                            .orElse(Double.NaN);
                    return Numeral.count((double) found.size())
                            + (found.isEmpty() ? "" : ", the smallest effect |g| " + Numeral.fixed(smallest, 2));
                })
                + ".";
    }

    private static double tested(List<TTestRow> rows) {
        return (double) rows.stream().filter(TTestRow::tested).count();
    }

    private static String each(
            List<Representation> representations, List<List<TTestRow>> tests, Function<List<TTestRow>, String> about) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            parts.add(representations.get(i).name() + " " + about.apply(tests.get(i)));
        }
        return String.join("; ", parts);
    }
}
