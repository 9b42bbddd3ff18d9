package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.record.Interval;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class FramesChartTest {
    private static final Representation MLP = new Representation("mlp", "MLP", 0);

    @Test
    void heldOutFramesStandAboveHeldOutWordsEachRowWithItsMean() {
        Accuracies real = new Accuracies(MLP, false, List.of(0.86), 0.86, new Interval(0.83, 0.89, "95%"));
        Accuracies control = new Accuracies(MLP, true, List.of(0.5, 0.52), 0.51, null);
        Accuracies chance = new Accuracies(MLP, true, List.of(0.34, 0.52), 0.43, null);

        Chart chart = FramesChart.draw(List.of(real, control), List.of(real, chance), "what it says");

        Document svg = Jsoup.parse(chart.standalone(), Parser.xmlParser());
        assertThat(svg.select("desc").text()).isEqualTo("what it says");
        assertThat(svg.select("text").eachText())
                .containsSubsequence("held-out frames, words recur", "51.0%", "held-out words, in every frame", "43.0%")
                .contains("MLP, true labels", "MLP, random labels", "30%");
        assertThat(chart.columns().get(0)).isEqualTo("Held out");
        assertThat(chart.values())
                .containsExactly(
                        List.of("frames", "MLP", "true", "1", "86.0%", "83.0%", "89.0%"),
                        List.of("frames", "MLP", "random", "2", "51.0%", "", ""),
                        List.of("words", "MLP", "true", "1", "86.0%", "83.0%", "89.0%"),
                        List.of("words", "MLP", "random", "2", "43.0%", "", ""));
    }
}
