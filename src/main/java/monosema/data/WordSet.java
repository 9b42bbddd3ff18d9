package monosema.data;

import java.util.List;

/**
 * A cleaned, two-class word set: the rows of every activation matrix, in this order.
 *
 * @param name the key in {@code experiments.yaml}
 * @param firstLabel the label of {@code words.get(0)}: class 1 of every table
 * @param secondLabel the other label
 * @param words unique words, at least ten of each label
 */
public record WordSet(String name, String firstLabel, String secondLabel, List<LabelledWord> words) {
    /** The fewest words of a label that can be analysed. */
    public static final int FEWEST_OF_A_LABEL = 10;

    public WordSet {
        words = List.copyOf(words);
    }

    /**
     * Class membership in row order.
     *
     * @return {@code true} where the word has the first label; a new array
     */
    public boolean[] isFirst() {
        boolean[] first = new boolean[words.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = words.get(i).label().equals(firstLabel);
        }
        return first;
    }
}
