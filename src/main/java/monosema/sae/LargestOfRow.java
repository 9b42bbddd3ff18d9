package monosema.sae;

import java.util.Arrays;

/**
 * Finds the k largest numbers of a row by a heap of the best so far; of equal ones, those of the lower index. One row
 * costs little more than reading it, since few numbers are among the best so far. Not thread-safe.
 */
final class LargestOfRow {
    private final float[] scores;
    private final int[] indices;

    /** For the k largest, k at least 0. */
    LargestOfRow(int k) {
        this.scores = new float[k];
        this.indices = new int[k];
    }

    /**
     * Finds them.
     *
     * @param row numbers, not NaN
     * @param length how many of its first are looked at
     * @return how many there are: k, or {@code length} if that is less; their indices rise in {@link #index}
     */
    int find(float[] row, int length) {
        int k = Math.min(scores.length, length);
        if (k == 0) {
            return 0;
        }
        for (int i = 0; i < k; i++) {
            scores[i] = row[i];
            indices[i] = i;
        }
        for (int at = k / 2 - 1; at >= 0; at--) {
            sink(at, k);
        }
        float worst = scores[0];
        for (int i = k; i < length; i++) {
            if (row[i] > worst) {
                scores[0] = row[i];
                indices[0] = i;
                sink(0, k);
                worst = scores[0];
            }
        }
        Arrays.sort(indices, 0, k);
        return k;
    }

    /** The index of the n-th of them, rising with n. */
    int index(int n) {
        return indices[n];
    }

    private void sink(int from, int k) {
        float score = scores[from];
        int index = indices[from];
        int at = from;
        while (2 * at + 1 < k) {
            int child = 2 * at + 1;
            if (child + 1 < k && worse(child + 1, child)) {
                child++;
            }
            if (!worse(scores[child], indices[child], score, index)) {
                break;
            }
            scores[at] = scores[child];
            indices[at] = indices[child];
            at = child;
        }
        scores[at] = score;
        indices[at] = index;
    }

    private boolean worse(int a, int b) {
        return worse(scores[a], indices[a], scores[b], indices[b]);
    }

    private static boolean worse(float a, int indexA, float b, int indexB) {
        return a < b || (a == b && indexA > indexB);
    }
}
