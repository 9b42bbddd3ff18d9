package monosema.data;

/**
 * A prompt whose answers are part of a word set.
 *
 * @param id as it stands in the {@code prompt} column
 * @param text as it was put
 */
public record Prompt(String id, String text) {}
