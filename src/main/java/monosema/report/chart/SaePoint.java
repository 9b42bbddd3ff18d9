package monosema.report.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.stats.ParetoFront;

/**
 * What an SAE costs in active features and what it keeps.
 *
 * @param id of the SAE
 * @param label at its point, such as {@code TopK 32}
 * @param architecture gives colour and marker
 * @param recipe the same for SAEs that differ in what sets their sparsity and in their seed alone: a line joins them
 * @param l0 mean number of active features a token, at least 0
 * @param explainedVariance at most 1
 * @param ceRecovered cross-entropy recovered against zero ablation; NaN where it is not defined
 */
public record SaePoint(
        String id,
        String label,
        Architecture architecture,
        String recipe,
        double l0,
        double explainedVariance,
        double ceRecovered) {

    /** The front of L0 and explained variance over the SAEs that fire and explain something, by rising L0. */
    public static List<SaePoint> explainedFront(List<SaePoint> points) {
        return front(points, SaePoint::explainedVariance);
    }

    /** The front of L0 and cross-entropy recovered over the SAEs that fire and recover something, by rising L0. */
    public static List<SaePoint> recoveredFront(List<SaePoint> points) {
        return front(points, SaePoint::ceRecovered);
    }

    private static List<SaePoint> front(List<SaePoint> points, ToDoubleFunction<SaePoint> kept) {
        List<SaePoint> some = points.stream()
                .filter(point -> point.keeps(kept.applyAsDouble(point)))
                .toList();
        return ParetoFront.of(some, SaePoint::l0, kept);
    }

    /** Whether it fires and keeps something; one that does not is worse than none, however sparse. */
    boolean keeps(double kept) {
        return l0 > 0 && kept >= 0;
    }
}
