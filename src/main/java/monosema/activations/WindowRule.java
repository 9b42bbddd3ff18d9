package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import monosema.config.StreamSpec;
import monosema.tokens.Tokenizer;

/**
 * How the tokens of a stream become windows of a model, and which of the windows' rows are handed out.
 *
 * @param window tokens of a window as the model sees it, a begin-of-text token included
 * @param beginOfText stands before each window's text, if anything does
 * @param excluded ids whose rows are left out, in ascending order
 */
record WindowRule(int window, OptionalInt beginOfText, Set<Integer> excluded) {
    WindowRule {
        excluded = Collections.unmodifiableSet(new TreeSet<>(excluded));
        if (window - (beginOfText.isPresent() ? 1 : 0) < 1) {
            throw new IllegalArgumentException(
                    "a window of %d has no room for a token beside begin-of-text".formatted(window));
        }
    }

    static WindowRule of(StreamSpec spec, int window, Tokenizer tokenizer) {
        int special = tokenizer.beginOfText();
        return new WindowRule(
                window,
                spec.prependBos() ? OptionalInt.of(special) : OptionalInt.empty(),
                spec.excludeSpecialTokens() ? Set.of(special) : Set.of());
    }

    /** Tokens of the stream in a window. */
    int textLength() {
        return window - lead();
    }

    /** Tokens before a window's text: 0 or 1. */
    int lead() {
        return beginOfText.isPresent() ? 1 : 0;
    }

    /** Rows that a window hands out for what stands before its text: 0 or 1. */
    int leadRows() {
        return beginOfText.isPresent() && hands(beginOfText.getAsInt()) ? 1 : 0;
    }

    /** Whether a token's row is handed out. */
    boolean hands(int token) {
        return !excluded.contains(token);
    }

    /**
     * What the model sees.
     *
     * @param owner closes what is returned
     * @param starts the first token of each window's text, zero-based
     * @param length tokens of a text
     * @return int32 of shape [windows, lead + length]
     */
    NDArray tokens(NDManager owner, IntBuffer stream, int[] starts, int length) {
        int width = lead() + length;
        int[] ids = new int[Math.multiplyExact(starts.length, width)];
        for (int i = 0; i < starts.length; i++) {
            if (beginOfText.isPresent()) {
                ids[i * width] = beginOfText.getAsInt();
            }
            stream.get(starts[i], ids, i * width + lead(), length);
        }
        return owner.create(ids, new Shape(starts.length, width));
    }
}
