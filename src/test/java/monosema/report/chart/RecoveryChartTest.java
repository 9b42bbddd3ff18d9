package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.planted.PlantedScore;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class RecoveryChartTest {
    private static Chart chart() {
        List<PlantedScore> scores = List.of(
                score("topk", 5, 1, 0.9),
                score("topk", 5, 2, 0.94),
                score("gated", 5, 1, 0.5),
                score("topk", 20, 1, 0));
        return RecoveryChart.draw(scores, PlantedScore::sae, "finding");
    }

    private static PlantedScore score(String sae, int active, int dictionary, double best) {
        return new PlantedScore(
                sae, sae, active, dictionary, best, best / 2, best / 3, best / 4, 0.8, 5.25, 0.125, 10, 0.375, 0.25);
    }

    @Test
    void itStandsAloneWithATextAlternativeAndTheSameBytesEachTime() {
        Chart chart = chart();
        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());

        assertThat(chart).isEqualTo(chart());
        assertThat(svg.select("svg").attr("viewBox")).startsWith("0 0 640 ");
        assertThat(svg.select("desc").text()).isEqualTo("finding");
        assertThat(chart.inline("p-")).doesNotContain("NaN", "Infinity", "rgb(", "clip-path");
    }

    @Test
    void eachSaeHasItsMeanAtTheRightOfEachPanelThatItIsIn() {
        List<String> texts = Jsoup.parse(chart().standalone(), Parser.xmlParser())
                .select("text")
                .eachText();

        assertThat(texts).contains("0.920", "0.500", "0.000");
        assertThat(texts.stream().filter("topk"::equals)).hasSize(2);
        assertThat(texts.stream().filter("gated"::equals)).hasSize(1);
    }

    @Test
    void itsValuesAreThoseOfEachDictionary() {
        assertThat(chart().values()).hasSize(4);
        assertThat(chart().values().get(1))
                .hasSameSizeAs(chart().columns())
                .containsExactly(
                        "topk", "5", "2", "0.940", "31.3%", "0.470", "23.5%", "80.0%", "5.2", "12.5%", "0.375",
                        "0.250");
    }
}
