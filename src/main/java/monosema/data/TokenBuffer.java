package monosema.data;

import java.nio.IntBuffer;
import java.util.Arrays;

/** Token ids that grow at the end. */
final class TokenBuffer {
    private int[] ids = new int[1 << 16];
    private int size;

    void add(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, Math.multiplyExact(size, 2));
        }
        ids[size++] = id;
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

    IntBuffer toBuffer() {
        return IntBuffer.wrap(Arrays.copyOf(ids, size)).asReadOnlyBuffer();
    }
}
