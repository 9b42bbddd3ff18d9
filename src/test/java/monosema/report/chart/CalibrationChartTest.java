package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.calibration.Coverage;
import monosema.calibration.FamilywiseError;
import monosema.calibration.NoisePValue;
import monosema.calibration.PowerPoint;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationChartTest {
    static List<Chart> charts() {
        List<FamilywiseError> errors = List.of(
                new FamilywiseError("normal", 156, 156, 9, "welch", "holm", 0.05, 100, 3, 0.03, 0.01, 0.08),
                new FamilywiseError("normal", 156, 156, 9, "welch", "max-t", 0.05, 100, 100, 1, 0.96, 1));
        List<Coverage> coverage = List.of(
                new Coverage("q <", "m", "one", 0.5, 100, 95, 0.95, 0.9, 0.98, 0.1),
                new Coverage("q <", "m", "two", 0.5, 100, 2, 0.02, 0.01, 0.05, 0));
        List<NoisePValue> noise = List.of(new NoisePValue(0, 0.05, 0.01), new NoisePValue(1, 1, 0.97));
        List<PowerPoint> power = List.of(
                new PowerPoint("normal", 20, 2, 0.2, "welch", "max-t", 0.05, 10, 0.1, 0, 0.3, 0.1, 0.02),
                new PowerPoint("normal", 20, 2, 0.4, "welch", "max-t", 0.05, 10, 1, 0.7, 1, 0, 0));
        return List.of(
                FamilywiseChart.draw(errors, "finding"),
                CoverageChart.draw(coverage, "finding"),
                UniformityChart.draw(noise, "finding"),
                PowerChart.draw(power, "finding"));
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
        assertThat(svg.select("desc").text()).isEqualTo("finding");
        assertThat(svg.select("text").size()).isGreaterThan(4);
        assertThat(chart.inline("p-")).doesNotContain("NaN", "Infinity", "rgb(", "clip-path");
        assertThat(chart.values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(chart.columns()));
    }

    @Test
    void aPValueThatIsAMultipleOfTheStepCountsInIt() {
        assertThat(charts().get(2).values().get(0)).containsExactly("0.05", "5.0%", "50.0%", "50.0%");
    }
}
