package monosema.tokens;

import java.util.Arrays;
import java.util.Map;

/** What a pair of ids merges into: a hash table of {@code long}, since each character of a text asks it twice. */
final class PairTable {
    private static final long EMPTY = -1;

    private final long[] keys;
    private final int[] values;
    private final int mask;

    /** A table of the values of {@link #key}s. */
    PairTable(Map<Long, Integer> byKey) {
        int slots = Integer.highestOneBit(Math.max(byKey.size(), 1)) * 4;
        keys = new long[slots];
        values = new int[slots];
        mask = slots - 1;
        Arrays.fill(keys, EMPTY);
        byKey.forEach((key, value) -> {
            int slot = slot(key);
            keys[slot] = key;
            values[slot] = value;
        });
    }

    static long key(int left, int right) {
        return ((long) left << 32) | right;
    }

    /** The value of a pair, or -1. */
    int get(int left, int right) {
        long key = key(left, right);
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : -1;
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
