package monosema.probe;

import java.util.List;
import monosema.stats.Interval;
import monosema.stats.Quantiles;

/**
 * Description lengths of the labels by {@link OnlineCode}. Compression is that of Voita and Titov (2020, section 3.1):
 * the uniform code's length, 1 bit a word, over that of the online code; above 1 the representation tells something that
 * is worth more than the cost of learning to read it.
 *
 * @param words number n of words
 * @param smallerClass how many of them are of the rarer class
 * @param orders one code a random order, in order
 * @param shuffled as many with random labels, in order
 */
public record DescriptionLength(int words, int smallerClass, List<CodeLength> orders, List<CodeLength> shuffled) {
    private static final double LEVEL = 0.95;

    public DescriptionLength {
        orders = List.copyOf(orders);
        shuffled = List.copyOf(shuffled);
    }

    /** Mean length in bits, with the central 95% of the orders. */
    public Interval bits() {
        return overOrders(ProbeSummary.values(orders, CodeLength::bits));
    }

    /** Mean length with random labels in bits, with their central 95%. */
    public Interval shuffledBits() {
        return ControlSummary.range(ProbeSummary.values(shuffled, CodeLength::bits));
    }

    /** Mean of n over the length, with the central 95% of the orders. */
    public Interval compression() {
        return overOrders(ProbeSummary.values(orders, code -> words / code.bits()));
    }

    /** The same for random labels, with their central 95%. */
    public Interval shuffledCompression() {
        return ControlSummary.range(ProbeSummary.values(shuffled, code -> words / code.bits()));
    }

    /** The online code's mean length in bits when it sees no activations. */
    public double frequencyBits() {
        return ProbeSummary.mean(orders, CodeLength::frequencyBits);
    }

    /** {@code n H(Y)} in bits: the length for one who is told the class shares, and only those, beforehand. */
    public double entropyBits() {
        double share = (double) smallerClass / words;
        double entropy = -share * StrictMath.log(share) - (1 - share) * StrictMath.log(1 - share);
        return words * entropy / StrictMath.log(2);
    }

    private static Interval overOrders(double[] values) {
        return Quantiles.centralRange(Vectors.sum(values) / values.length, values, LEVEL, "range over random orders");
    }
}
