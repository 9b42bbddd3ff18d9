package monosema.record;

/**
 * A row of {@code concept-sharing.csv}: two concepts of one representation.
 *
 * @param representation {@code mlp}, an SAE's id, or a baseline's
 * @param concept name of its word set
 * @param other name of another's
 * @param best how many of the best neurons of each are compared
 * @param shared how many of them are the same
 * @param expected by chance
 * @param p of at least so many by chance, hypergeometric
 */
public record SharingRow(
        String representation, String concept, String other, int best, int shared, double expected, double p) {}
