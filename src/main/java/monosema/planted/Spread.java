package monosema.planted;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A quantity over dictionaries: few of them, so their extremes say more than an interval that assumes a distribution.
 *
 * @param mean over the dictionaries
 * @param lowest of them
 * @param highest of them
 */
public record Spread(double mean, double lowest, double highest) {

    /**
     * The spread of a quantity.
     *
     * @param scores at least one
     */
    public static Spread of(List<PlantedScore> scores, ToDoubleFunction<PlantedScore> quantity) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a spread needs at least one score");
        }
        DoubleSummaryStatistics all = scores.stream().mapToDouble(quantity).summaryStatistics();
        return new Spread(all.getAverage(), all.getMin(), all.getMax());
    }
}
