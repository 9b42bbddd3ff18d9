package monosema.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is worth choosing where less of one number and more of another is better. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The points that no other dominates: none costs as little or less and gains as much or more, one of the two strictly.
     * Of points that are equal in both, all are dominated or none.
     *
     * @param points in any order; one whose cost or gain is NaN is never on the front
     * @param cost less is better, such as L0
     * @param gain more is better, such as explained variance
     * @return the front by ascending cost, and so by ascending gain; equal points in their given order
     */
    public static <T> List<T> of(
            List<? extends T> points, ToDoubleFunction<? super T> cost, ToDoubleFunction<? super T> gain) {
        List<Valued<T>> sorted = new ArrayList<>();
        for (T point : points) {
            // Zeros of either sign are equal.
            sorted.add(new Valued<>(point, cost.applyAsDouble(point) + 0.0, gain.applyAsDouble(point) + 0.0));
        }
        sorted.removeIf(valued -> Double.isNaN(valued.cost) || Double.isNaN(valued.gain));
        sorted.sort(Comparator.<Valued<T>>comparingDouble(Valued::cost)
                .thenComparing(
                        Comparator.<Valued<T>>comparingDouble(Valued::gain).reversed()));
        List<T> front = new ArrayList<>();
        double lastCost = Double.NaN;
        double lastGain = Double.NaN;
        for (Valued<T> valued : sorted) {
            boolean isCopy = valued.cost == lastCost && valued.gain == lastGain;
            if (front.isEmpty() || valued.gain > lastGain || isCopy) {
                front.add(valued.point);
                lastCost = valued.cost;
                lastGain = valued.gain;
            }
        }
        return List.copyOf(front);
    }

    private record Valued<T>(T point, double cost, double gain) {}
}
