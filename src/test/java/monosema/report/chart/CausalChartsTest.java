package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.record.CausalRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class CausalChartsTest {
    private static final Representation MLP = new Representation("mlp", "MLP", 0);
    private static final Representation SAE = new Representation("s1", "SAE <s1>", 1);

    @Test
    void everyAblationStandsBesideItsRandomSetsAndOneWithoutAnyIsDrawnAlone() {
        Chart chart = AblationChart.draw(
                List.of(
                        new AblationChart.Ablation(MLP, row("mlp", CausalRow.ZERO, Double.NaN, "", -0.8, 20)),
                        new AblationChart.Ablation(SAE, row("s1", CausalRow.MEAN, Double.NaN, "", -0.2, 0))),
                "what it says");

        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());
        assertThat(svg.select("desc").text()).isEqualTo("what it says");
        assertThat(svg.select("text").eachText())
                .contains("MLP, 7 at zero", "SAE <s1>, 7 at the mean", "−0.80", "−0.20")
                .contains("significant neurons, 95% interval", "matched random sets, central 95%", "their mean");
        assertThat(chart.values())
                .containsExactly(
                        List.of(
                                "MLP", "7", "zero", "−0.800", "−0.900", "−0.700", "20", "0.100", "0.050", "0.150",
                                "0.048"),
                        List.of(
                                "SAE <s1>",
                                "7",
                                "the mean",
                                "−0.200",
                                "−0.300",
                                "−0.100",
                                "0",
                                "not defined",
                                "not defined",
                                "not defined",
                                "not defined"));
    }

    @Test
    void changesOfNothingStillHaveAnAxis() {
        CausalRow nothing = new CausalRow("mlp", CausalRow.ZERO, Double.NaN, "", "", 20, 1, 0, 0, 0, 1, 0, 0, 0, 1);

        assertThat(AblationChart.draw(List.of(new AblationChart.Ablation(MLP, nothing)), "nothing")
                        .standalone())
                .contains("0.00");
    }

    @Test
    void everyRepresentationThatIsSteeredHasAPanelAndTheStepsAreInOrder() {
        List<CausalRow> rows = List.of(
                row("s1", CausalRow.STEER, 1, "", 2.5, 20),
                row("s1", CausalRow.STEER, 1, "her", 2, 20),
                row("s1", CausalRow.STEER, 1, "his <b>", 3, 20),
                row("s1", CausalRow.STEER, -0.5, "", -1.5, 20),
                row("s1", CausalRow.STEER, -0.5, "her", -1, 20),
                row("s1", CausalRow.STEER, -0.5, "his <b>", -2, 20));

        Chart chart = SteeringChart.draw(List.of(MLP, SAE), rows, "her", "his <b>", "what it says");

        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());
        assertThat(svg.select("text").eachText())
                .contains("her words", "his <b> words", "SAE <s1>", "change towards her, nats")
                .doesNotContain("MLP");
        assertThat(chart.values())
                .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(3))
                .containsExactly(
                        "−0.5 all −1.500",
                        "−0.5 her −1.000",
                        "−0.5 his <b> −2.000",
                        "1 all 2.500",
                        "1 her 2.000",
                        "1 his <b> 3.000");
    }

    private static CausalRow row(
            String representation, String intervention, double step, String label, double change, int sets) {
        boolean alone = sets == 0;
        return new CausalRow(
                representation,
                intervention,
                step,
                label,
                "",
                20,
                7,
                change,
                change - 0.1,
                change + 0.1,
                sets,
                alone ? Double.NaN : 0.1,
                alone ? Double.NaN : 0.05,
                alone ? Double.NaN : 0.15,
                alone ? Double.NaN : 1 / 21.0);
    }
}
