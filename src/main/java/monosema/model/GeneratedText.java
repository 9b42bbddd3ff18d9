package monosema.model;

import java.util.List;

/**
 * A text that a model wrote.
 *
 * @param tokens the prompt and what followed, without the begin-of-text token
 * @param promptTokens how many of them are the prompt
 * @param ending why it ends here
 */
public record GeneratedText(List<Integer> tokens, int promptTokens, Ending ending) {
    /** Why a text ends. */
    public enum Ending {
        /** The model began another text. */
        END_OF_TEXT,
        /** It has as many new tokens as were asked for. */
        LENGTH,
        /** The model's context is full. */
        CONTEXT
    }

    public GeneratedText {
        tokens = List.copyOf(tokens);
    }

    /** Its ids, a new array. */
    public int[] ids() {
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }
}
