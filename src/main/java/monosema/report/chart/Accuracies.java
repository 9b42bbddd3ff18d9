package monosema.report.chart;

import java.util.List;
import monosema.record.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One row of the selectivity chart: the accuracies of one task on one representation.
 *
 * @param representation what was probed
 * @param control whether the labels were random
 * @param draws accuracy of every repeat or draw, proportions
 * @param mean of the draws
 * @param interval of the mean or of the draws, or null
 */
public record Accuracies(
        Representation representation,
        boolean control,
        List<Double> draws,
        double mean,
        @Nullable Interval interval) {
    public Accuracies {
        draws = List.copyOf(draws);
    }

    String task() {
        return control ? "random labels" : "true labels";
    }
}
