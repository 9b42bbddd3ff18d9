package monosema.probe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** A random split of rows into folds that hold nearly equal shares of both classes. */
final class StratifiedFolds {
    private final int[] rows;
    private final int[] fold;

    private StratifiedFolds(int[] rows, int[] fold) {
        this.rows = rows;
        this.fold = fold;
    }

    /**
     * Shuffles each class and deals it out in turn; the second class goes on where the first stopped, so that fold sizes
     * differ by at most 1, and the counts of each class too.
     *
     * @param rows what is split
     * @param first class of each row of the whole matrix
     * @param folds at least 2, at most the smaller class
     * @param random shuffles
     */
    static StratifiedFolds of(int[] rows, boolean[] first, int folds, UniformRandomProvider random) {
        int[] fold = new int[rows.length];
        int next = 0;
        for (boolean wanted : new boolean[] {true, false}) {
            int[] positions = positions(rows, first, wanted);
            shuffle(positions, random);
            for (int position : positions) {
                fold[position] = next++ % folds;
            }
        }
        return new StratifiedFolds(rows.clone(), fold);
    }

    /** Every fold, each with the rows of the others to train on. */
    List<Fold> all(int folds) {
        return IntStream.range(0, folds)
                .mapToObj(wanted -> new Fold(train(wanted), test(wanted)))
                .toList();
    }

    /** The rows of one fold, in their given order. */
    int[] test(int wanted) {
        return select(wanted, true);
    }

    /** The rows of all other folds, in their given order. */
    int[] train(int wanted) {
        return select(wanted, false);
    }

    private int[] select(int wanted, boolean inside) {
        int[] out = new int[rows.length];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if ((fold[i] == wanted) == inside) {
                out[n++] = rows[i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    private static int[] positions(int[] rows, boolean[] first, boolean wanted) {
        int[] out = new int[rows.length];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if (first[rows[i]] == wanted) {
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }

    static void shuffle(int[] values, UniformRandomProvider random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
