package monosema.probe;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** Two disjoint halves of the rows, each with half of each class, rounded down. */
final class Halves {
    private final int[] one;
    private final int[] other;

    private Halves(int[] one, int[] other) {
        this.one = one;
        this.other = other;
    }

    /** Row numbers, ascending; the array itself. */
    int[] one() {
        return one;
    }

    /** Row numbers, ascending; the array itself. */
    int[] other() {
        return other;
    }

    static Halves of(boolean[] first, UniformRandomProvider random) {
        int[] order = Rows.all(first.length);
        StratifiedFolds.shuffle(order, random);
        int positives = 0;
        for (boolean each : first) {
            positives += each ? 1 : 0;
        }
        int[] half = {(first.length - positives) / 2, positives / 2};
        int[][] out = new int[2][half[0] + half[1]];
        int[] sizes = new int[2];
        int[] seen = new int[2];
        for (int row : order) {
            int of = first[row] ? 1 : 0;
            int side = half[of] == 0 ? 2 : seen[of]++ / half[of];
            if (side < 2) {
                out[side][sizes[side]++] = row;
            }
        }
        Arrays.sort(out[0]);
        Arrays.sort(out[1]);
        return new Halves(out[0], out[1]);
    }
}
