package monosema.record;

/**
 * A row of {@code logistic-null.csv}: one strength of a path on shuffled labels.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param penalty as in {@code logistic.csv}
 * @param shuffle zero-based
 * @param strength as in {@code logistic.csv}
 * @param nonzero neurons with a weight that is not 0
 * @param testAccuracy proportion, out of fold
 * @param testLogLossBits bits per word, out of fold
 */
public record LogisticNullRow(
        String representation,
        String penalty,
        int shuffle,
        double strength,
        int nonzero,
        double testAccuracy,
        double testLogLossBits) {}
