package monosema.data;

import java.nio.IntBuffer;
import java.util.Arrays;
import monosema.io.BadInputException;

/** Token ids that grow at the end. */
final class TokenBuffer {
    /** The longest array of every Java virtual machine. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private int[] ids = new int[1 << 16];
    private int size;

    /**
     * Adds one id.
     *
     * @throws BadInputException if there are more than fit in an array, or in memory
     */
    void add(int id) {
        if (size == ids.length) {
            grow(1);
        }
        ids[size++] = id;
    }

    /**
     * Adds some ids, from the position of a buffer to its limit.
     *
     * @throws BadInputException if there are more than fit in an array, or in memory
     */
    void add(IntBuffer more) {
        int count = more.remaining();
        if (count > ids.length - size) {
            grow(count);
        }
        more.duplicate().get(ids, size, count);
        size += count;
    }

    private void grow(int count) {
        long needed = (long) size + count;
        if (needed > MOST) {
            throw new BadInputException(
                    "more than %d tokens, which is what fits in one part of a corpus".formatted(MOST));
        }
        int capacity = (int) Math.min(MOST, Math.max(needed, size + (long) (size >> 1)));
        try {
            ids = Arrays.copyOf(ids, capacity);
        } catch (OutOfMemoryError e) {
            throw new BadInputException(
                    "%d tokens and no more fit in the %d MiB of this Java process"
                            .formatted(size, Runtime.getRuntime().maxMemory() >> 20),
                    e);
        }
    }

    int size() {
        return size;
    }

    int get(int position) {
        return ids[position];
    }

    /** Replaces one id, for what only the following token decides. */
    void set(int position, int id) {
        ids[position] = id;
    }

    /** What there is now, not copied: later ids are not in it, and earlier ones may still be replaced. */
    IntBuffer toBuffer() {
        return IntBuffer.wrap(ids, 0, size).slice().asReadOnlyBuffer();
    }
}
