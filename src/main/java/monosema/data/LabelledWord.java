package monosema.data;

/**
 * A word of a word set.
 *
 * @param word one word, as it is fed to the model
 * @param label its class
 */
public record LabelledWord(String word, String label) {}
