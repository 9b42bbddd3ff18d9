package monosema.probe;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

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

    /** The same classes in a random order. */
    static boolean[] permuted(boolean[] first, UniformRandomProvider random) {
        int[] order = all(first.length);
        StratifiedFolds.shuffle(order, random);
        return classes(order, first);
    }

    static int smallerClass(boolean[] first) {
        int count = 0;
        for (boolean isFirst : first) {
            count += isFirst ? 1 : 0;
        }
        return Math.min(count, first.length - count);
    }
}
