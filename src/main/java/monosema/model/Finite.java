package monosema.model;

import java.nio.FloatBuffer;
import monosema.io.BadInputException;

/** Refuses weights that are no numbers, which would make every output of a model NaN. */
final class Finite {
    private static final int CHUNK = 1 << 14;

    private Finite() {}

    /**
     * Looks through an array.
     *
     * @param where file and tensor, for the message
     * @throws BadInputException if a value is NaN or infinite, naming the first
     */
    static void require(String where, float[] values) {
        require(where, values, values.length, 0);
    }

    /** As {@link #require(String, float[])}, for a buffer from its position to its limit; it is left as it is. */
    static void require(String where, FloatBuffer values) {
        FloatBuffer rest = values.duplicate();
        float[] chunk = new float[CHUNK];
        for (long done = 0; rest.hasRemaining(); done += CHUNK) {
            int count = Math.min(CHUNK, rest.remaining());
            rest.get(chunk, 0, count);
            require(where, chunk, count, done);
        }
    }

    private static void require(String where, float[] values, int count, long before) {
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
                throw new BadInputException(
                        "%s: value %d is %s, must be finite".formatted(where, before + i, values[i]));
            }
        }
    }
}
