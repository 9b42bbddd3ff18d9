package monosema.metric;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Whether two concepts use the same neurons: how many of the best neurons of one are among the best of the other.
 *
 * @param best how many of each are compared
 * @param shared of them
 * @param expected by chance, were both drawn at random among all neurons
 * @param p of at least so many by chance, hypergeometric
 */
public record FeatureSharing(int best, int shared, double expected, double p) {

    /**
     * Compares.
     *
     * @param one best neurons of a concept, best first
     * @param other those of another
     * @param neurons of the representation, at least as many
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
}
