package monosema.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import monosema.report.chart.Architecture;
import monosema.report.chart.SaePoint;
import monosema.report.text.Numeral;

/**
 * What a sweep over SAEs says of sparsity against what is kept. An SAE is on a front if no other has as low an L0 and keeps
 * as much, one of the two better; one that keeps nothing, or never fires, is on none.
 *
 * @param saes how many
 * @param defined how many of them have a cross-entropy recovered
 * @param sparsest the smallest L0
 * @param densest the largest L0
 * @param both on the fronts of L0 and explained variance and of L0 and cross-entropy recovered against zero ablation, by
 *     rising L0
 * @param explainedAlone on that of explained variance alone, by rising L0
 * @param recoveredAlone on that of cross-entropy recovered alone, by rising L0
 * @param architectures how each did
 */
public record SweepView(
        int saes,
        int defined,
        String sparsest,
        String densest,
        List<OnFront> both,
        List<OnFront> explainedAlone,
        List<OnFront> recoveredAlone,
        List<Share> architectures) {

    public SweepView {
        both = List.copyOf(both);
        explainedAlone = List.copyOf(explainedAlone);
        recoveredAlone = List.copyOf(recoveredAlone);
        architectures = List.copyOf(architectures);
    }

    /**
     * An SAE on a front.
     *
     * @param id of the SAE
     * @param label such as {@code TopK 32}
     * @param l0 active features a token
     * @param explained variance, in percent
     * @param recovered cross-entropy, in percent
     */
    public record OnFront(String id, String label, String l0, String explained, String recovered) {}

    /**
     * How an architecture did.
     *
     * @param architecture as the field writes it
     * @param saes of this architecture
     * @param sparsest its smallest L0
     * @param densest its largest L0
     * @param explained its SAEs on the front of explained variance
     * @param recovered its SAEs on the front of cross-entropy recovered
     */
    public record Share(String architecture, int saes, String sparsest, String densest, int explained, int recovered) {}

    static SweepView of(List<SaeView> saes, Bound r) {
        List<SaePoint> points = saes.stream().map(sae -> sae.point(r)).toList();
        List<SaePoint> explained = SaePoint.explainedFront(points);
        List<SaePoint> recovered = SaePoint.recoveredFront(points);
        return new SweepView(
                points.size(),
                count(points, point -> Double.isFinite(point.ceRecovered())),
                l0(points, false),
                l0(points, true),
                onFront(explained, recovered::contains),
                onFront(explained, point -> !recovered.contains(point)),
                onFront(recovered, point -> !explained.contains(point)),
                Arrays.stream(Architecture.values())
                        .filter(one -> points.stream().anyMatch(is(one)))
                        .map(one -> share(one, points, explained, recovered))
                        .toList());
    }

    private static List<OnFront> onFront(List<SaePoint> front, Predicate<SaePoint> which) {
        return front.stream()
                .filter(which)
                .map(point -> new OnFront(
                        point.id(),
                        point.label(),
                        Numeral.fixed(point.l0(), 1),
                        Numeral.percent(point.explainedVariance()),
                        Numeral.percent(point.ceRecovered())))
                .toList();
    }

    private static Share share(
            Architecture one, List<SaePoint> points, List<SaePoint> explained, List<SaePoint> recovered) {
        List<SaePoint> own = points.stream().filter(is(one)).toList();
        return new Share(
                one.shown(),
                own.size(),
                l0(own, false),
                l0(own, true),
                count(explained, is(one)),
                count(recovered, is(one)));
    }

    private static String l0(List<SaePoint> points, boolean largest) {
        var l0 = points.stream().mapToDouble(SaePoint::l0);
        return Numeral.fixed((largest ? l0.max() : l0.min()).orElse(Double.NaN), 1);
    }

    private static Predicate<SaePoint> is(Architecture one) {
        return point -> point.architecture() == one;
    }

    private static int count(List<SaePoint> points, Predicate<SaePoint> which) {
        return (int) points.stream().filter(which).count();
    }
}
