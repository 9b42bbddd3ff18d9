package monosema.data;

/**
 * A raw answer and what cleaning did with it.
 *
 * @param line of its file, from 1; of an answer to a prompt its number among all answers, from 1
 * @param word as given, without surrounding space, in Unicode normal form C
 * @param label its class as given
 * @param prompt id of the prompt that it answers; empty where the file has no such column
 * @param kept whether it is part of the word set
 * @param reason why it was removed; empty where kept
 */
public record WordSetEntry(int line, String word, String label, String prompt, boolean kept, String reason) {}
