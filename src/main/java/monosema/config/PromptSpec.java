package monosema.config;

/**
 * One prompt of a word set.
 *
 * @param label of the words that answer it: letters, digits, spaces, hyphens and underscores
 * @param text as it is put to the model, one line of at most 4,000 characters
 * @param lowerCase whether the answers are taken in lower case: models write the words of a list with a capital, where
 *     only names have one; default false
 */
public record PromptSpec(String label, String text, boolean lowerCase) {}
