package monosema.model;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where the windows of a token stream begin, in random order, epoch after epoch: the windows of an epoch lie end to end
 * from a random first token (so that a window may begin at any token, not at a story's first only), and each comes once.
 * Not thread-safe.
 */
public final class ShuffledWindows {
    private final int tokens;
    private final int length;
    private final int lookahead;
    private final UniformRandomProvider random;
    private int[] starts = new int[0];
    private int left;

    /**
     * Windows of a stream.
     *
     * @param tokens length of the stream
     * @param length tokens of a window, at least 1
     * @param lookahead tokens that must follow each window, at least 0
     * @param random draws phase and order
     * @throws IllegalArgumentException if the stream has no room for a window
     */
    public ShuffledWindows(int tokens, int length, int lookahead, UniformRandomProvider random) {
        if (length < 1 || lookahead < 0 || tokens < length + lookahead) {
            throw new IllegalArgumentException("a stream of %d tokens has no room for a window of %d and %d more"
                    .formatted(tokens, length, lookahead));
        }
        this.tokens = tokens;
        this.length = length;
        this.lookahead = lookahead;
        this.random = random;
    }

    /** Windows that this epoch still has; 0 before the first and at the end of each. */
    public int leftInEpoch() {
        return left;
    }

    /** Where the next window begins, zero-based; begins a new epoch where the last one is over. */
    public int next() {
        if (left == 0) {
            beginEpoch();
        }
        int pick = random.nextInt(left);
        left--;
        int start = starts[pick];
        starts[pick] = starts[left];
        return start;
    }

    /** Passes over windows, as if each had been asked for: some ten million a second. */
    public void skip(long windows) {
        for (long i = 0; i < windows; i++) {
            next();
        }
    }

    private void beginEpoch() {
        int room = tokens - lookahead;
        int phase = random.nextInt(Math.min(length, room - length + 1));
        starts = new int[(room - phase) / length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = phase + i * length;
        }
        left = starts.length;
    }
}
