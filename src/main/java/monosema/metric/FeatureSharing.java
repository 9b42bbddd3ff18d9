package monosema.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Whether two concepts use the same neurons: how many of the best neurons of one are among the best of the other.
 *
 * @param best how many of each are compared
 * @param shared of them
 * @param expected by chance, were both drawn at random among the neurons that vary
 * @param p of at least so many by chance, hypergeometric
 */
public record FeatureSharing(int best, int shared, double expected, double p) {

    /**
     * Compares.
     *
     * @param one best neurons of a concept, best first
     * @param other those of another
     * @param neurons that could be among them, at least as many, see {@link #varying}
     */
    public static FeatureSharing of(List<Integer> one, List<Integer> other, int neurons) {
        Set<Integer> both = new TreeSet<>(one);
        both.retainAll(other);
        HypergeometricDistribution chance = new HypergeometricDistribution(null, neurons, one.size(), other.size());
        return new FeatureSharing(
                Math.max(one.size(), other.size()),
                both.size(),
                (double) one.size() * other.size() / neurons,
                both.isEmpty() ? 1 : chance.upperCumulativeProbability(both.size()));
    }

    /** How many neurons vary over the words of either concept: a neuron that is constant is never among the best. */
    public static int varying(ActivationMatrix one, ActivationMatrix other) {
        return (int) IntStream.range(0, one.columns())
                .filter(neuron -> varies(one.column(neuron)) || varies(other.column(neuron)))
                .count();
    }

    private static boolean varies(double[] column) {
        return Arrays.stream(column).anyMatch(value -> value != column[0]);
    }
}
