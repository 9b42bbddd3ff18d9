package monosema.planted;

/**
 * Scores of labels that say nothing: one random labelling.
 *
 * @param draw zero-based
 * @param effectiveness of the SAE; its truth is at most 0
 * @param lower of its 95% interval
 * @param upper of the same
 * @param p of the permutation test
 * @param gain over the activations themselves; its truth is 0
 * @param gainLower of its 95% interval
 * @param gainUpper of the same
 * @param gainP by swapping the two
 */
public record NoiseRow(
        int draw,
        double effectiveness,
        double lower,
        double upper,
        double p,
        double gain,
        double gainLower,
        double gainUpper,
        double gainP) {

    /** Whether the interval of the score holds 0. */
    public boolean covers() {
        return lower <= 0 && upper >= 0;
    }

    /** Whether the interval of the gain holds 0. */
    public boolean gainCovers() {
        return gainLower <= 0 && gainUpper >= 0;
    }
}
