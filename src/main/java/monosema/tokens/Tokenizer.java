package monosema.tokens;

/**
 * Text to token ids and back. Immutable, and safe for use by several threads at once.
 *
 * <p>A lone surrogate is no text: it is encoded as U+FFFD, by every tokenizer. What stands for the begin or the end of a
 * text, for padding or for the unknown is a special token.
 */
public sealed interface Tokenizer permits Gpt2Tokenizer, JsonTokenizer, Llama2cTokenizer, WordTokenizer {
    /** The special token of GPT-2 and of whole-word vocabularies: it stands before each text. */
    String END_OF_TEXT = "<|endoftext|>";

    /** Number of token ids: 0 to {@code size() - 1}. */
    int size();

    /**
     * The id of the token that stands before each text: {@value #END_OF_TEXT} for GPT-2 and whole words, BOS for others.
     */
    int beginOfText();

    /**
     * The ids of a text, without a begin-of-text token.
     *
     * @return at least one id for a text that is not empty, none for the empty one; a new array
     * @throws monosema.io.BadInputException if something in the text has no token, by name
     */
    int[] encode(String text);

    /**
     * The text of tokens. Special tokens are nothing; bytes that are no UTF-8 become U+FFFD.
     *
     * @throws IllegalArgumentException if there is no such id
     */
    String decode(int[] ids);

    /**
     * The text of one token, to be shown in a table or a page: a leading space is kept, a special token has its name, and
     * each byte that is no text, or a control character other than tab and line break, stands as {@code <0xE2>}.
     *
     * @throws IllegalArgumentException if there is no such id
     */
    String token(int id);
}
