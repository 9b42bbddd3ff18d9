package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import monosema.probe.NeuronEffect;
import monosema.record.Interval;
import monosema.record.LogisticRow;
import monosema.record.ModelTrainingRow;
import monosema.record.SaeTrainingRow;
import monosema.record.TTestRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
    private static final Representation MLP = new Representation("mlp", "MLP", 0);
    private static final Representation SAE = new Representation("s1", "SAE <s1>", 1);

    static List<Chart> charts() {
        List<ModelTrainingRow> model = List.of(
                new ModelTrainingRow(0, 0, 5, 5.1),
                new ModelTrainingRow(10, 900, 3, Double.NaN),
                new ModelTrainingRow(20, 1800, 2, 2.1));
        List<SaeTrainingRow> sae =
                List.of(new SaeTrainingRow(10, 9, 6, 3, 3.5, -0.3), new SaeTrainingRow(20, 5, 3, 2, 2, 0.6));
        List<TTestRow> tests = IntStream.range(0, 40)
                .mapToObj(i -> new TTestRow(
                        i,
                        10,
                        10,
                        1,
                        0,
                        1,
                        18,
                        i == 7 ? Double.NaN : i / 39.0,
                        1,
                        1,
                        1,
                        1,
                        false,
                        1,
                        false,
                        new NeuronEffect(50, 1, 0.1 * (i - 20), 0, 1, 0.5, 0.4, 0.6)))
                .toList();
        List<LogisticRow> path = IntStream.range(0, 12)
                .mapToObj(i -> new LogisticRow(
                        i % 2 == 0 ? "mlp" : "s1",
                        "l2",
                        StrictMath.pow(10, i - 6),
                        3,
                        0.1,
                        0.7,
                        0.8,
                        0.5 + i * 0.3,
                        true,
                        5,
                        1e-9,
                        Double.NaN,
                        false,
                        ""))
                .toList();
        Accuracies real = new Accuracies(MLP, false, List.of(0.8, 0.82), 0.81, new Interval(0.7, 0.9, "95%"));
        Accuracies control = new Accuracies(SAE, true, List.of(0.45, 0.5, 0.55), 0.5, null);
        return List.of(
                ModelTrainingChart.draw(model, 2.5, 1.5, "finding <&\">"),
                SaeTrainingChart.draw(SAE, sae, "finding"),
                PValueChart.draw(List.of(MLP, SAE), List.of(tests, tests), "finding"),
                DensityChart.draw(SaeChartsTest.densities(2), "finding"),
                ParetoChart.draw(SaeChartsTest.points(), "finding"),
                LogisticChart.draw("l2", List.of(MLP, SAE), path, 1, "finding"),
                SelectivityChart.draw(List.of(real, control), List.of(real, control), "finding"));
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        assertThat(charts()).isEqualTo(charts());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aChartStandsAloneWithATextAlternative(Chart chart) {
        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());
        assertThat(svg.select("svg").attr("viewBox")).startsWith("0 0 640 ");
        assertThat(svg.select("svg").attr("role")).isEqualTo("img");
        assertThat(svg.select("title").text()).isEqualTo(chart.title());
        assertThat(svg.select("desc").text()).isEqualTo(chart.finding());
        assertThat(svg.select("text").size()).isGreaterThan(4);
        assertThat(svg.select("style").html()).contains("prefers-color-scheme: dark");
        assertThat(chart.inline("p-")).doesNotContain("NaN", "Infinity", "rgb(", "clip-path");
        assertThat(chart.values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(chart.columns()));
    }

    @Test
    void textLiesWithinTheDrawing() {
        for (Chart chart : charts()) {
            for (Drawing drawing :
                    List.of(chart.drawings().wide(), chart.drawings().narrow())) {
                Jsoup.parse(drawing.shapes(), Parser.xmlParser()).select("text").forEach(text -> {
                    double x = Double.parseDouble(text.attr("x"));
                    double y = Double.parseDouble(text.attr("y"));
                    double end = x + Double.parseDouble(text.attr("textLength"));
                    String where = chart.name() + " " + drawing.width() + ": " + text.text();
                    assertThat(x).as(where).isGreaterThanOrEqualTo(0);
                    assertThat(end).as(where).isLessThanOrEqualTo(drawing.width() + 0.1);
                    assertThat(y).as(where).isBetween(8.0, drawing.height() - 2.0);
                });
            }
        }
    }

    @Test
    void aFontOfTheHostIsRefused() {
        assertThatThrownBy(() -> SvgCanvas.blank().getFontMetrics(new Font("SansSerif", Font.PLAIN, 12)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBytesAreThoseOfEveryHostAndJdk() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        charts().forEach(chart ->
                digest.update((chart.standalone() + chart.inline("")).getBytes(StandardCharsets.UTF_8)));
        // Recorded on JDK 17; equal on JDK 25 and without any font installed. A wanted change of a drawing changes it.
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("d664d4a51f9820317ebac5003659cc6d6d186ff09031d2c12c34031733d5e15b");
    }
}
