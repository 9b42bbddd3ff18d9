package monosema.record;

/**
 * A row of {@code permutations.csv}: one round of the permutation test.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param round 0 for the real labels, from 1 for permuted ones
 * @param testAccuracy proportion, out of fold
 * @param testAuc area under the ROC curve, mean over test folds
 * @param testLogLossBits bits per word, out of fold
 * @param informationBits log loss of the training frequency minus the probe's, bits per word, out of fold
 */
public record PermutationRow(
        String representation,
        int round,
        double testAccuracy,
        double testAuc,
        double testLogLossBits,
        double informationBits) {}
