package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A seeded, endless supply of shuffled activation rows of a corpus at a hook site, for training an SAE.
 *
 * <p>Not thread-safe. Two streams with equal seeds give equal rows.
 */
public interface ActivationStream extends AutoCloseable {

    /** Width of a row, {@code dIn}. */
    int dIn();

    /**
     * The next rows.
     *
     * @param owner closes what is returned
     * @param rows how many, at least 1
     * @return float32 of shape [rows, dIn], on the stream's device
     */
    NDArray next(NDManager owner, int rows);

    @Override
    void close();
}
