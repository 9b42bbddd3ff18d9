package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import monosema.record.InformationRow;
import monosema.report.chart.InformationChart.Curve;
import monosema.report.chart.InformationChart.Look;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class InformationChartTest {
    private static final List<String> BASELINES = List.of(
            "MLP neurons after activation", "Principal components", "Random rotation", "Untrained SAE (standard)");

    @Test
    void mlpSaeAndFourBaselinesAreAllToldApartInTheLegend() {
        Chart chart = chart();

        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());
        assertThat(svg.select("desc").text()).isEqualTo("what it says");
        assertThat(svg.select("text").eachText()).contains("MLP", "standard").containsAll(BASELINES);
        assertThat(chart.values()).hasSize(6 * 9).contains(List.of("Random rotation", "1", "0.050", "0.000 to 0.100"));
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> Style.baseline("", i))
                        .map(style -> style.dash() + " " + style.shape()))
                .doesNotHaveDuplicates();
    }

    static Chart chart() {
        List<Curve> curves = new ArrayList<>(List.of(
                new Curve("MLP", new Look.Of(new Representation("mlp", "MLP", 0)), rows("mlp", 0.2, 0.5), true),
                new Curve(
                        "standard",
                        new Look.Of(new Representation("standard", "standard", 1)),
                        rows("standard", 0.3, 0.45),
                        true)));
        double[] first = {0.22, 0.25, 0.05, 0.1};
        double[] last = {0.52, 0.5, 0.5, 0.38};
        for (int i = 0; i < 4; i++) {
            curves.add(new Curve(
                    BASELINES.get(i), new Look.Baseline(i), rows(BASELINES.get(i), first[i], last[i]), false));
        }
        return InformationChart.draw("information", "Information", curves, rows("mlp", 0, 0), 0.99, "what it says");
    }

    private static List<InformationRow> rows(String id, double first, double last) {
        return IntStream.range(0, 9)
                .mapToObj(i -> {
                    double bits = first + (last - first) * (1 - (8 - i) * (8 - i) / 64.0);
                    return new InformationRow(id, 1 << i, bits, bits - 0.05, bits + 0.05, "mean-difference");
                })
                .toList();
    }
}
