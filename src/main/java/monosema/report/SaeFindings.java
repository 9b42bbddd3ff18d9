package monosema.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import monosema.record.SaeDensityRow;
import monosema.report.chart.FeatureDensity;
import monosema.report.chart.SaePoint;
import monosema.report.text.Numeral;

/** What the charts of SAEs' quality say, in a sentence or two: their text alternatives. */
final class SaeFindings {
    private SaeFindings() {}

    static String density(List<FeatureDensity> saes) {
        if (saes.size() > SaesView.SWEEP - 1) {
            return densities(saes);
        }
        StringBuilder text = new StringBuilder();
        for (FeatureDensity sae : saes) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Of the %s features of the %s %s never fire on the held-out tokens%s."
                            .formatted(
                                    Numeral.count((double) sae.features()),
                                    sae.name(),
                                    Numeral.percent(sae.neverShare()),
                                    sae.median()
                                            .map(bin -> "; the median of the others fires at between %s of them"
                                                    .formatted(bin(bin)))
                                            .orElse("")));
        }
        return text.toString();
    }

    private static String densities(List<FeatureDensity> saes) {
        Comparator<FeatureDensity> byNever = Comparator.comparingDouble(FeatureDensity::neverShare);
        Comparator<FeatureDensity> byMedian = Comparator.comparingDouble(
                sae -> sae.median().map(SaeDensityRow::from).orElse(0.0));
        FeatureDensity fewest = saes.stream().min(byNever).orElseThrow();
        FeatureDensity most = saes.stream().max(byNever).orElseThrow();
        List<FeatureDensity> alive =
                saes.stream().filter(sae -> sae.median().isPresent()).toList();
        String never = "Of %s SAEs %s has the smallest share of features that never fire, %s, and %s the largest, %s."
                .formatted(
                        Numeral.count(saes.size()),
                        fewest.name(),
                        Numeral.percent(fewest.neverShare()),
                        most.name(),
                        Numeral.percent(most.neverShare()));
        return never
                + alive.stream()
                        .min(byMedian)
                        .flatMap(rare -> alive.stream().max(byMedian).map(often -> medians(rare, often)))
                        .orElse("");
    }

    private static String medians(FeatureDensity rare, FeatureDensity often) {
        return " The median of the features that fire does so at between %s of the tokens in %s and at between %s in %s."
                .formatted(bin(rare.median()), rare.name(), bin(often.median()), often.name());
    }

    private static String bin(Optional<SaeDensityRow> bin) {
        return bin.map(SaeFindings::bin).orElse(Numeral.UNDEFINED);
    }

    private static String bin(SaeDensityRow bin) {
        return share(bin.from()) + " and " + share(bin.to());
    }

    private static String share(double proportion) {
        return Numeral.significant(proportion * 100, 2) + "%";
    }

    static String pareto(List<SaePoint> points) {
        return "Of %s SAEs %s; %s."
                .formatted(
                        Numeral.count(points.size()),
                        front(
                                SaePoint.explainedFront(points),
                                " on the front of L0 and explained variance",
                                SaePoint::explainedVariance),
                        front(
                                SaePoint.recoveredFront(points),
                                " on that of L0 and cross-entropy recovered",
                                SaePoint::ceRecovered));
    }

    private static String front(List<SaePoint> front, String where, ToDoubleFunction<SaePoint> kept) {
        return switch (front.size()) {
            case 0 -> "none is" + where;
            case 1 -> one(front.get(0), kept) + " alone is" + where;
            default ->
                "%s are%s, from %s to %s"
                        .formatted(
                                Numeral.count(front.size()),
                                where,
                                one(front.get(0), kept),
                                one(front.get(front.size() - 1), kept));
        };
    }

    private static String one(SaePoint point, ToDoubleFunction<SaePoint> kept) {
        return "%s (L0 %s, %s)"
                .formatted(point.label(), Numeral.fixed(point.l0(), 1), Numeral.percent(kept.applyAsDouble(point)));
    }
}
