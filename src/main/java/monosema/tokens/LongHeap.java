package monosema.tokens;

import java.util.Arrays;

/** A queue of numbers, the least first. */
final class LongHeap {
    private long[] values;
    private int size;

    LongHeap(int capacity) {
        values = new long[Math.max(capacity, 1)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        int at = size++;
        while (at > 0 && values[(at - 1) >> 1] > value) {
            values[at] = values[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }
        values[at] = value;
    }

    /** Takes the least; there is one. */
    long poll() {
        long least = values[0];
        long last = values[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && values[child + 1] < values[child]) {
                child++;
            }
            if (values[child] >= last) {
                break;
            }
            values[at] = values[child];
            at = child;
        }
        values[at] = last;
        return least;
    }
}
