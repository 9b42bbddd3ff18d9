package monosema.activations;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A sample of rows of activations without replacement, each equally likely (Vitter 1985, algorithm R); all of them where
 * they are few. Not thread-safe.
 */
public final class RowSample {
    private final int most;
    private final int dIn;
    private final UniformRandomProvider random;
    private float[] rows = new float[0];
    private long seen;

    /**
     * Starts at no rows.
     *
     * @param most rows that are kept, at least 1
     * @param dIn width of a row, at least 1
     */
    public RowSample(int most, int dIn, Seed seed) {
        this.most = most;
        this.dIn = dIn;
        this.random = seed.stream("rows");
    }

    /**
     * Adds rows.
     *
     * @param x float32 [B, dIn]; stays the caller's to close
     */
    public void add(NDArray x) {
        float[] batch = x.toFloatArray();
        for (int from = 0; from < batch.length; from += dIn) {
            long place = seen < most ? seen : random.nextLong(seen + 1);
            seen++;
            if (place < most) {
                System.arraycopy(batch, from, room((int) place), (int) place * dIn, dIn);
            }
        }
    }

    private float[] room(int place) {
        int needed = Math.multiplyExact(place + 1, dIn);
        if (rows.length < needed) {
            rows = Arrays.copyOf(rows, (int) Math.min(2L * needed, (long) most * dIn));
        }
        return rows;
    }

    /** Rows that are kept. */
    public int size() {
        return (int) Math.min(seen, most);
    }

    /** Their values, row-major, a new array. */
    public float[] toArray() {
        return Arrays.copyOf(rows, size() * dIn);
    }
}
