package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A seeded, endless supply of shuffled activation rows of a corpus at a hook site, for training an SAE.
 *
 * <p>Not thread-safe. Two streams with equal seeds give equal rows, and all that a stream remembers is its position: a
 * stream opened there goes on with the same bits.
 */
public interface ActivationStream extends AutoCloseable {

    /** Width of a row, {@code dIn}. */
    int dIn();

    /** Rows of the sequence that lie before the next one: those handed out, if it was opened at the first. */
    long position();

    /**
     * The next rows.
     *
     * @param owner closes what is returned
     * @param rows how many, at least 1
     * @return float32 of shape [rows, dIn], on the stream's device; a copy, which may be changed
     */
    NDArray next(NDManager owner, int rows);

    @Override
    void close();
}
