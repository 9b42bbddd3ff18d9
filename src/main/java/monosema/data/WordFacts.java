package monosema.data;

/**
 * What the training stories tell about a character's word.
 *
 * @param character the word and the truth about it
 * @param occurrences tokens of the training stream that are this word
 * @param cues pronouns, possessives and reflexives of the training stream that agree with a character told by this word,
 *     and, for a noun and a name that agree, each "a girl called Lily"
 */
public record WordFacts(CharacterWord character, int occurrences, int cues) {}
