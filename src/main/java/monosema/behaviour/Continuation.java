package monosema.behaviour;

import java.util.List;

/**
 * A word and a cue that follows it, as tokens.
 *
 * @param tokens of both, a begin-of-text token before them where words have one
 * @param from where the cue begins, at least 1
 * @param read the positions that the word's activation is read from
 */
record Continuation(List<Integer> tokens, int from, Span read) {
    Continuation {
        tokens = List.copyOf(tokens);
    }

    /**
     * Positions of a text.
     *
     * @param from the first
     * @param to the last + 1
     */
    record Span(int from, int to) {
        boolean contains(int position) {
            return position >= from && position < to;
        }
    }
}
