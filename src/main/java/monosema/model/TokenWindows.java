package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;

/**
 * Windows that lie end to end from a stream's first token, in order, several at a time: each token lies in exactly one.
 * The last one may be shorter, and then comes alone. Not thread-safe.
 */
public final class TokenWindows {
    private final IntBuffer stream;
    private final int tokens;
    private final int length;
    private final int batch;
    private int at;

    /**
     * Windows of a stream.
     *
     * @param stream token ids
     * @param tokens how many of its first tokens lie in a window; what follows can still be seen as a lookahead
     * @param length tokens of a window, at least 1
     * @param batch windows at a time, at least 1
     */
    public TokenWindows(IntBuffer stream, int tokens, int length, int batch) {
        if (tokens < 0 || tokens > stream.limit() || length < 1 || batch < 1) {
            throw new IllegalArgumentException("tokens %d must be in [0, %d], length %d and batch %d >= 1"
                    .formatted(tokens, stream.limit(), length, batch));
        }
        this.stream = stream;
        this.tokens = tokens;
        this.length = length;
        this.batch = batch;
    }

    /** Whether a batch is left. */
    public boolean hasNext() {
        return at < tokens;
    }

    /**
     * The next windows.
     *
     * @param owner closes what is returned
     * @param lookahead tokens to append to each window: those that follow it
     * @return int32 of shape [windows, length + lookahead]
     */
    public NDArray next(NDManager owner, int lookahead) {
        int width = Math.min(length, tokens - at);
        int[] starts = new int[Math.min(batch, (tokens - at) / width)];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at + i * width;
        }
        at += starts.length * width;
        return copy(owner, stream, starts, width + lookahead);
    }

    /**
     * Copies windows to the owner's device.
     *
     * @param owner closes what is returned
     * @param stream token ids
     * @param starts the first token of each window, zero-based
     * @param length tokens of a window
     * @return int32 of shape [windows, length]
     * @throws IndexOutOfBoundsException if a window leaves the stream
     */
    public static NDArray copy(NDManager owner, IntBuffer stream, int[] starts, int length) {
        int[] ids = new int[Math.multiplyExact(starts.length, length)];
        for (int i = 0; i < starts.length; i++) {
            stream.get(starts[i], ids, i * length, length);
        }
        return owner.create(ids, new Shape(starts.length, length));
    }
}
