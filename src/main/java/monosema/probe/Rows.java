package monosema.probe;

import java.util.stream.IntStream;

/** Row numbers of a matrix and the classes of its rows. */
final class Rows {
    private Rows() {}

    static int[] all(int n) {
        return IntStream.range(0, n).toArray();
    }

    static boolean[] classes(int[] rows, boolean[] first) {
        boolean[] out = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = first[rows[i]];
        }
        return out;
    }

    static int smallerClass(boolean[] first) {
        int count = 0;
        for (boolean isFirst : first) {
            count += isFirst ? 1 : 0;
        }
        return Math.min(count, first.length - count);
    }
}
