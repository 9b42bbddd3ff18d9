package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import monosema.record.LogisticNullRow;
import monosema.record.LogisticRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class SparsityChartTest {
    private static final List<Representation> BOTH =
            List.of(new Representation("mlp", "MLP", 0), new Representation("s1", "SAE", 1));

    private static Chart chart() {
        List<LogisticRow> rows = new ArrayList<>();
        List<LogisticNullRow> nulls = new ArrayList<>();
        for (Representation one : BOTH) {
            for (int s = 0; s < 5; s++) {
                double strength = StrictMath.pow(0.3, s);
                int neurons = s == 0 ? 0 : 3 * s * s;
                rows.add(new LogisticRow(
                        one.id(), "l1", strength, neurons, 0.1, 0.8, 0.8, 1 - 0.1 * s, true, 5, 1e-9, 1e-9, false, ""));
                for (int shuffle = 0; shuffle < 2; shuffle++) {
                    nulls.add(new LogisticNullRow(
                            one.id(), "l1", shuffle, strength, neurons + shuffle, 0.5, 1 + 0.2 * s + 0.1 * shuffle));
                }
            }
        }
        return SparsityChart.draw(BOTH, rows, nulls, 1, "finding");
    }

    @Test
    void theValuesHoldThePathAndTheMeansOfTheShuffles() {
        assertThat(chart().values()).hasSize(20);
        assertThat(chart().values().get(1)).containsExactly("MLP", "true", "0.30", "3", "0.900", "80.0%");
        assertThat(chart().values().get(6)).containsExactly("MLP", "shuffled", "0.30", "3.5", "1.250", "50.0%");
    }

    @Test
    void theSameRowsGiveTheSameBytesWithinTheDrawing() {
        assertThat(chart()).isEqualTo(chart());
        assertThat(chart().inline("p-")).doesNotContain("NaN", "Infinity");
        for (Drawing drawing :
                List.of(chart().drawings().wide(), chart().drawings().narrow())) {
            for (Element text :
                    Jsoup.parse(drawing.shapes(), Parser.xmlParser()).select("text")) {
                double x = Double.parseDouble(text.attr("x"));
                assertThat(x).isGreaterThanOrEqualTo(0);
                assertThat(x + Double.parseDouble(text.attr("textLength")))
                        .as(text.text())
                        .isLessThanOrEqualTo(drawing.width() + 0.1);
            }
        }
    }
}
