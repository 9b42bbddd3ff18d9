package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.config.SaeArchitecture;
import monosema.record.SaeDensityRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class SaeChartsTest {

    /** One that never fires, one worse than nothing, one whose cross-entropy recovered is not defined, and others. */
    static List<SaePoint> points() {
        List<SaePoint> points = new ArrayList<>();
        points.add(new SaePoint("silent", "standard 40", Architecture.STANDARD, "a", 0, 0, 0));
        points.add(new SaePoint("harm", "standard 1", Architecture.STANDARD, "a", 20, -0.5, -2));
        points.add(new SaePoint("no-ce", "Gated 1", Architecture.GATED, "b", 8, 0.6, Double.NaN));
        for (int i = 0; i < 4; i++) {
            double l0 = StrictMath.pow(2, i + 2);
            points.add(new SaePoint("t" + i, "TopK " + i, Architecture.TOP_K, "c", l0, 0.5 + 0.1 * i, 0.6 + 0.1 * i));
            points.add(new SaePoint(
                    "b<" + i + ">", "BatchTopK <" + i + ">", Architecture.BATCH_TOP_K, "d", l0, 0.55 + 0.1 * i, 0.9));
        }
        points.add(new SaePoint("theirs", "theirs", Architecture.PRETRAINED, "e", 0.5, 0.1, 1.02));
        return points;
    }

    /** The first never fires at all. */
    static List<FeatureDensity> densities(int saes) {
        return IntStream.range(0, saes)
                .mapToObj(i -> new FeatureDensity(
                        "SAE <" + i + ">",
                        List.of(
                                new SaeDensityRow(0, 0, i == 0 ? 10 : i),
                                new SaeDensityRow(1e-4, 1e-3, 0),
                                new SaeDensityRow(1e-3, 1e-2, i == 0 ? 0 : 3),
                                new SaeDensityRow(1e-2, 0.1, i == 0 ? 0 : 5),
                                new SaeDensityRow(0.1, 1, i == 0 ? 0 : 2))))
                .toList();
    }

    @Test
    void theValuesSayWhichSaesAreOnAFront() {
        Chart chart = ParetoChart.draw(points(), "finding");
        assertThat(chart.values()).hasSize(points().size());
        assertThat(row(chart, "silent")).containsExactly("silent", "standard", "0.0", "0.0%", "0.0%", "");
        assertThat(row(chart, "b<1>")).endsWith("8.0", "65.0%", "90.0%", "explained variance");
        assertThat(row(chart, "theirs")).endsWith("10.0%", "102.0%", "both");
        assertThat(row(chart, "no-ce")).endsWith("60.0%", "not defined", "");
        assertThat(row(chart, "t3")).endsWith("80.0%", "90.0%", "");
    }

    private static List<String> row(Chart chart, String id) {
        return chart.values().stream()
                .filter(row -> row.get(0).equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesOfTheFrontCoverNoOtherName() {
        Chart chart = ParetoChart.draw(points(), "finding");
        for (Drawing drawing : List.of(chart.drawings().wide(), chart.drawings().narrow())) {
            List<Rectangle2D> names = Jsoup.parse(drawing.shapes(), Parser.xmlParser()).select("text").stream()
                    .filter(text -> text.text().matches("BatchTopK <\\d>|theirs"))
                    .map(SaeChartsTest::box)
                    .toList();
            assertThat(names).hasSizeGreaterThan(4);
            for (int i = 0; i < names.size(); i++) {
                for (int k = 0; k < i; k++) {
                    assertThat(names.get(i).intersects(names.get(k))).isFalse();
                }
            }
        }
    }

    private static Rectangle2D box(Element text) {
        return new Rectangle2D.Double(
                Double.parseDouble(text.attr("x")),
                Double.parseDouble(text.attr("y")) - 10,
                Double.parseDouble(text.attr("textLength")),
                13);
    }

    @Test
    void withoutAnyCrossEntropyRecoveredThereIsOnePanel() {
        List<SaePoint> undefined = points().stream()
                .map(point -> new SaePoint(
                        point.id(),
                        point.label(),
                        point.architecture(),
                        point.recipe(),
                        point.l0(),
                        point.explainedVariance(),
                        Double.NaN))
                .toList();
        assertThat(ParetoChart.draw(undefined, "finding").drawings().wide().shapes())
                .contains("explained variance")
                .doesNotContain("cross-entropy");
    }

    @Test
    void everyArchitectureHasAColourAndAMarkerOfItsOwn() {
        Set<Ink> inks =
                Arrays.stream(Architecture.values()).map(Architecture::ink).collect(Collectors.toSet());
        Set<Object> shapes = Arrays.stream(Architecture.values())
                .map(one -> one.marker().shape())
                .collect(Collectors.toSet());
        assertThat(inks).hasSameSizeAs(Architecture.values());
        assertThat(shapes).hasSameSizeAs(Architecture.values());
    }

    /** Beside them there is one for SAEs that were read from files. */
    @Test
    void everyArchitectureThatCanBeDeclaredIsThere() {
        assertThat(Architecture.values()).hasSize(SaeArchitecture.class.getPermittedSubclasses().length + 1);
    }

    @Test
    void theDensitiesOfManySaesAreOneChartAndDecadesAreTheirValues() {
        Chart chart = DensityChart.draw(densities(30), "finding");
        assertThat(chart.columns())
                .containsExactly("SAE", "Features", "Never", "0.1% to 1%", "1% to 10%", "10% to 100%");
        assertThat(chart.values()).hasSize(30);
        assertThat(chart.values().get(0)).containsExactly("SAE <0>", "10", "10", "0", "0", "0");
        assertThat(chart.values().get(4)).containsExactly("SAE <4>", "14", "4", "3", "5", "2");
        assertThat(chart.drawings().wide().shapes()).contains("never", "100.0%", "SAE &lt;29&gt;");
        assertThat(chart.drawings().wide().height()).isLessThan(1400);
    }

    @Test
    void anSaeWithALongNameLeavesRoomForItsHistogram() {
        FeatureDensity named =
                new FeatureDensity("a".repeat(64), densities(2).get(1).rows());
        Chart chart = DensityChart.draw(List.of(named, named, named, named), "finding");
        assertThat(Jsoup.parse(chart.drawings().wide().shapes(), Parser.xmlParser()).select("text").stream()
                        .filter(text -> text.text().startsWith("aaa"))
                        .map(SaeChartsTest::box))
                .hasSize(4)
                .allMatch(name -> name.getMaxX() < 180);
    }
}
