package monosema.report.chart;

import java.awt.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import monosema.planted.PlantedScore;
import monosema.planted.Spread;
import monosema.report.text.Numeral;

/** How much of a planted dictionary each SAE finds: a panel for each number of active features. */
public final class RecoveryChart {
    private static final List<String> COLUMNS = List.of(
            "SAE",
            "Active",
            "Dictionary",
            "Best cosine",
            "Above 0.9",
            "Matched cosine",
            "Matched above 0.9",
            "Explained variance",
            "L0",
            "Dead",
            "Best, untrained",
            "Matched, untrained");

    /** A quantity and its marker; the last is the one whose value stands at the right. */
    private record Quantity(Style style, ToDoubleFunction<PlantedScore> of) {}

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity(marker("above 0.9", Ink.MUTED, Style.TRIANGLE), PlantedScore::shareBestAbove09),
            new Quantity(marker("matched cosine", Ink.MUTED, Style.DIAMOND), PlantedScore::meanMatchedCosine),
            new Quantity(marker("best cosine", Ink.INK, Style.CIRCLE), PlantedScore::meanBestCosine));
    private static final Style CHANCE = Style.line("untrained", Ink.INK, 1.2f, 5f, 4f);

    private RecoveryChart() {}

    /**
     * Draws it.
     *
     * @param scores of every SAE, number of active features and dictionary
     * @param name what the chart calls a score's SAE
     * @param finding what the chart says
     */
    public static Chart draw(List<PlantedScore> scores, Function<PlantedScore, String> name, String finding) {
        return new Chart(
                "recovery",
                "Recovery of planted dictionaries",
                finding,
                Sketch.draw(sketch -> paint(sketch, scores, name)),
                COLUMNS,
                scores.stream().map(score -> value(score, name.apply(score))).toList());
    }

    private static int paint(Sketch sketch, List<PlantedScore> scores, Function<PlantedScore, String> name) {
        double chance = Spread.of(scores, PlantedScore::chanceBestCosine).mean();
        RatePlot plot = new RatePlot(sketch, CHANCE, chance, 0, 40, 100).inDecimals();
        double y = legend(sketch);
        List<Integer> levels =
                scores.stream().map(PlantedScore::active).distinct().toList();
        for (int level : levels) {
            List<PlantedScore> own =
                    scores.stream().filter(score -> score.active() == level).toList();
            String head = level + " of the planted features active on average";
            y = plot.panel(head, rows(own, name), y, level == levels.get(levels.size() - 1));
        }
        return (int) Math.ceil(y);
    }

    private static double legend(Sketch sketch) {
        List<Style> styles = List.of(
                QUANTITIES.get(2).style(),
                QUANTITIES.get(1).style(),
                QUANTITIES.get(0).style(),
                CHANCE);
        if (!sketch.narrow()) {
            sketch.legend(styles, sketch.width(), 16);
            return 22;
        }
        sketch.legend(styles.subList(0, 2), sketch.width(), 16);
        sketch.legend(styles.subList(2, styles.size()), sketch.width(), 36);
        return 42;
    }

    private static List<RatePlot.Row> rows(List<PlantedScore> scores, Function<PlantedScore, String> name) {
        return scores.stream()
                .map(name)
                .distinct()
                .map(sae -> {
                    List<PlantedScore> own = scores.stream()
                            .filter(score -> name.apply(score).equals(sae))
                            .toList();
                    return new RatePlot.Row(
                            sae, QUANTITIES.stream().map(one -> rate(one, own)).toList());
                })
                .toList();
    }

    private static Rate rate(Quantity quantity, List<PlantedScore> scores) {
        Spread spread = Spread.of(scores, quantity.of());
        return new Rate(quantity.style(), spread.mean(), spread.lowest(), spread.highest());
    }

    private static Style marker(String name, Ink ink, Shape shape) {
        return new Style(name, ink, 0, List.of(), shape, true);
    }

    private static List<String> value(PlantedScore score, String name) {
        return List.of(
                name,
                Numeral.count(score.active()),
                Numeral.count(score.dictionary()),
                Numeral.fixed(score.meanBestCosine(), 3),
                Numeral.percent(score.shareBestAbove09()),
                Numeral.fixed(score.meanMatchedCosine(), 3),
                Numeral.percent(score.shareMatchedAbove09()),
                Numeral.percent(score.explainedVariance()),
                Numeral.fixed(score.l0(), 1),
                Numeral.percent(score.deadShare()),
                Numeral.fixed(score.chanceBestCosine(), 3),
                Numeral.fixed(score.chanceMatchedCosine(), 3));
    }
}
