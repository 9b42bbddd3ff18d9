package monosema.record;

/**
 * A row of {@code information.csv} or, on permuted labels, of {@code information-null.csv}: usable information of the k
 * best neurons about the label, out of fold, mean over the words, in bits, never clipped.
 *
 * @param representation {@code mlp}, an SAE's id, or a baseline's
 * @param k number of neurons; where no more vary over the words, all
 * @param informationBits of the real labels; or the mean over the permutations
 * @param lower of its 95% bootstrap interval over words; or of the central 95% of the permutations
 * @param upper of the same
 * @param ranking by which neurons were chosen, such as {@code mean-difference}
 */
public record InformationRow(
        String representation, int k, double informationBits, double lower, double upper, String ranking) {}
