package monosema.data;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/** A fixed distribution over 0 .. size-1, with the surprise of each outcome. */
final class WeightedChoice {
    private final double[] cumulative;
    private final double[] surprise;

    /**
     * Fixes a distribution.
     *
     * @param size number of outcomes, at least 1
     * @param weight of each outcome, &gt; 0, not necessarily summing to 1
     */
    WeightedChoice(int size, IntToDoubleFunction weight) {
        if (size < 1) {
            throw new IllegalArgumentException("a choice needs at least 1 outcome, got " + size);
        }
        cumulative = new double[size];
        surprise = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight.applyAsDouble(i);
            cumulative[i] = sum;
        }
        for (int i = 0; i < size; i++) {
            surprise[i] = -StrictMath.log(weight.applyAsDouble(i) / sum);
        }
    }

    int draw(UniformRandomProvider random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * total());
        int index = found >= 0 ? found + 1 : -found - 1;
        return Math.min(index, cumulative.length - 1);
    }

    /** The sum of all weights. */
    double total() {
        return cumulative[cumulative.length - 1];
    }

    /** -log of the outcome's probability, in nats. */
    double surprise(int outcome) {
        return surprise[outcome];
    }
}
