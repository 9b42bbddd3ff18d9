package monosema.record;

/**
 * A row of {@code information-words.csv}: what is said of one word by probes that have not seen it, averaged over the
 * repeats; the score and its parts are means and ratios of means of these.
 *
 * @param representation {@code mlp}, an SAE's id, or a baseline's
 * @param ranking by which neurons were chosen, such as {@code mean-difference}
 * @param index of the word, as in {@code words.csv}
 * @param heightBits mean height of the word's information curve over log2 k
 * @param chosenBits by the probe whose size was chosen
 * @param allBits by all neurons
 */
public record WordInformationRow(
        String representation, String ranking, int index, double heightBits, double chosenBits, double allBits) {}
