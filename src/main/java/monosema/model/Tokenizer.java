package monosema.model;

/** Text to token ids and back. */
public interface Tokenizer {

    /** Number of token ids: 0 to {@code size() - 1}. */
    int size();

    /** The id of the token that stands before each text. */
    int endOfText();

    /**
     * The ids of a text, without a begin-of-text token.
     *
     * @param text not blank
     * @return at least one id, a new array
     * @throws monosema.io.BadInputException if a word of it has no token, by name
     */
    int[] encode(String text);

    /**
     * The text of a token.
     *
     * @throws IllegalArgumentException if there is no such id
     */
    String token(int id);
}
