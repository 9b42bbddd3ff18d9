package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class LeanChartTest {
    @Test
    void everyLabelHasARowAndTheWordsOnTheWrongSideAreCounted() {
        Chart chart = LeanChart.draw(
                new LeanChart.Row("his <b>", List.of(2.0, 1.0, -0.5), 5 / 6.0),
                new LeanChart.Row("her", List.of(-3.0, 0.0), -1.5),
                "what it says");

        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());
        assertThat(svg.select("desc").text()).isEqualTo("what it says");
        assertThat(svg.select("text").eachText()).contains("his <b>", "her", "to his <b> →", "← to her", "−2", "2");
        assertThat(chart.values())
                .containsExactly(List.of("his <b>", "3", "2", "1", "0.83"), List.of("her", "2", "0", "1", "−1.50"));
    }
}
