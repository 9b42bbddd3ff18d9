package monosema.record;

/**
 * A row of {@code wordset.csv}: a raw answer and what cleaning did to it.
 *
 * @param word as answered
 * @param label its class
 * @param prompt the prompt's id, {@code 1} to {@code 6} of annexure 1; may be empty
 * @param kept whether it is part of the cleaned set
 * @param reason why it was removed; empty where kept
 */
public record WordAnswer(String word, String label, String prompt, boolean kept, String reason) {}
