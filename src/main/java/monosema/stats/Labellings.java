package monosema.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A labelling of n rows with two labels, and others with as many rows of each label: what a permutation test compares.
 * Immutable. Index 0 is the observed labelling.
 */
public final class Labellings {
    private static final long MOST = 5_000_000;

    private final int n;
    private final boolean minority;
    private final List<int[]> minorityRows;

    private Labellings(int n, boolean minority, List<int[]> minorityRows) {
        this.n = n;
        this.minority = minority;
        this.minorityRows = minorityRows;
    }

    /**
     * The observed labelling and random ones, each of the {@code choose(n, n1)} equally likely, drawn with replacement.
     *
     * @param isFirst whether a row has the first label; at least two rows of each
     * @param permutations number of random labellings, 1 to 5,000,000
     * @param random draws them; a larger number of permutations begins with the same ones
     */
    public static Labellings random(boolean[] isFirst, int permutations, UniformRandomProvider random) {
        if (permutations < 1 || permutations > MOST) {
            throw new IllegalArgumentException("permutations must be in [1, %d], was %d".formatted(MOST, permutations));
        }
        boolean minority = minority(isFirst);
        List<int[]> all = new ArrayList<>();
        all.add(rows(isFirst, minority));
        int size = all.get(0).length;
        int[] order = new int[isFirst.length];
        for (int p = 0; p < permutations; p++) {
            all.add(draw(order, size, random));
        }
        return new Labellings(isFirst.length, minority, all);
    }

    /**
     * The observed labelling and every other one, for a complete enumeration.
     *
     * @param isFirst at least two rows of each label; at most 5,000,000 labellings
     */
    public static Labellings all(boolean[] isFirst) {
        boolean minority = minority(isFirst);
        int[] observed = rows(isFirst, minority);
        List<int[]> all = new ArrayList<>();
        all.add(observed);
        int[] next = new int[observed.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = i;
        }
        do {
            if (!Arrays.equals(next, observed)) {
                all.add(next.clone());
            }
            if (all.size() > MOST) {
                throw new IllegalArgumentException("more than %d labellings of %d rows with %d of one label"
                        .formatted(MOST, isFirst.length, observed.length));
            }
        } while (advance(next, isFirst.length));
        return new Labellings(isFirst.length, minority, all);
    }

    /** Number of labellings, the observed one among them. */
    public int size() {
        return minorityRows.size();
    }

    /** Number of rows. */
    public int rows() {
        return n;
    }

    /** One labelling, whether each row has the first label: a new array; index 0 is the observed labelling. */
    public boolean[] get(int index) {
        boolean[] isFirst = new boolean[n];
        Arrays.fill(isFirst, !minority);
        for (int row : minorityRows.get(index)) {
            isFirst[row] = minority;
        }
        return isFirst;
    }

    /** Rows of the rarer label (of the first where both are equally frequent), ascending; not to be written to. */
    int[] minorityRows(int index) {
        return minorityRows.get(index);
    }

    private static int[] draw(int[] order, int size, UniformRandomProvider random) {
        int n = order.length;
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(n - i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] drawn = Arrays.copyOf(order, size);
        Arrays.sort(drawn);
        return drawn;
    }

    /** The next combination in lexicographic order, in place; false after the last. */
    private static boolean advance(int[] rows, int n) {
        int k = rows.length;
        int i = k - 1;
        while (i >= 0 && rows[i] == n - k + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        rows[i]++;
        for (int j = i + 1; j < k; j++) {
            rows[j] = rows[j - 1] + 1;
        }
        return true;
    }

    private static boolean minority(boolean[] isFirst) {
        int first = rows(isFirst, true).length;
        int second = isFirst.length - first;
        Arguments.atLeast(2, first, "rows of the first label");
        Arguments.atLeast(2, second, "rows of the second label");
        return first <= second;
    }

    private static int[] rows(boolean[] isFirst, boolean wanted) {
        int[] rows = new int[isFirst.length];
        int n = 0;
        for (int i = 0; i < isFirst.length; i++) {
            if (isFirst[i] == wanted) {
                rows[n++] = i;
            }
        }
        return Arrays.copyOf(rows, n);
    }
}
