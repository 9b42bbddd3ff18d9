package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import monosema.report.chart.SweptCell.State;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class SweepChartTest {
    private static SweptCell cell(String id, State state, String... knobs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < knobs.length; i += 2) {
            values.put(knobs[i], knobs[i + 1]);
        }
        return new SweptCell(id, values, state);
    }

    private static List<String> words(Chart chart) {
        return Jsoup.parse(chart.drawings().wide().shapes(), Parser.xmlParser())
                .select("text")
                .eachText();
    }

    @Test
    void aCellWithoutAValueOfTheKnobStandsAtADashAndOneWithoutARecordHasNoValue() {
        List<SweptCell> cells = List.of(
                cell("a", State.RECORDED, "k", "8"),
                cell("b", State.FAILED, "k", "16"),
                cell("c", State.NOT_RUN, "other", "x"));
        SweptOutcome l0 = new SweptOutcome("l0", "L0", "features", Map.of("a", new SweptOutcome.Point(8, 8, 8)));

        Chart chart = SweepChart.draw("k", List.of("8", "16"), List.of("k", "other"), cells, List.of(l0), "finding");

        assertThat(chart.name()).isEqualTo("by-k");
        assertThat(chart.columns()).containsExactly("Cell", "k", "other", "State", "L0");
        assertThat(chart.values())
                .containsExactly(
                        List.of("a", "8", "–", "recorded", "8"),
                        List.of("b", "16", "–", "failed", ""),
                        List.of("c", "–", "x", "not run", ""));
        assertThat(words(chart)).contains("8", "16", "–", "failed", "not run", "other x", "L0");
    }

    @Test
    void manyLinesAreDotsWithoutALegendAndManyValuesKeepWordsApart() {
        List<SweptCell> cells = new ArrayList<>();
        Map<String, SweptOutcome.Point> points = new LinkedHashMap<>();
        for (int i = 0; i < 400; i++) {
            String id = "cell" + i;
            cells.add(cell(id, State.RECORDED, "k", "value-" + i % 40, "seed", "" + i / 40));
            points.put(id, new SweptOutcome.Point(i / 400.0, i / 400.0 - 0.01, i / 400.0 + 0.01));
        }
        List<String> values = IntStream.range(0, 40).mapToObj(i -> "value-" + i).toList();

        Chart chart = SweepChart.draw(
                "k",
                values,
                List.of("k", "seed"),
                cells,
                List.of(new SweptOutcome("a", "accuracy", "proportion", points)),
                "finding");

        assertThat(words(chart)).doesNotContain("seed 0").hasSizeLessThan(40);
        assertThat(chart.values().get(4)).containsExactly("cell4", "value-4", "0", "recorded", "1.0% (0.0% to 2.0%)");
    }

    @Test
    void valuesThatAreAllAlikeOrNotDefinedStillHaveAnAxis() {
        List<SweptCell> cells = List.of(cell("a", State.RECORDED, "k", "1"), cell("b", State.RECORDED, "k", "2"));
        for (double value : new double[] {0, -3.5, 1e300, Double.NaN, Double.POSITIVE_INFINITY}) {
            SweptOutcome.Point point = new SweptOutcome.Point(value, value, value);
            SweptOutcome outcome = new SweptOutcome("x", "x", "none", Map.of("a", point, "b", point));

            Chart chart = SweepChart.draw("k", List.of("1", "2"), List.of("k"), cells, List.of(outcome), "finding");

            assertThat(chart.drawings().wide().shapes()).contains("<").doesNotContain("NaN", "Infinity");
        }
    }
}
