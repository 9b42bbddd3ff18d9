package monosema.tokens;

import java.util.Arrays;

/**
 * Merges the neighbours whose joint token has the best score, the leftmost of equals first, until none are left. Takes
 * O(n log n) for n ids: neighbours wait in a heap, ids are a linked list. Immutable.
 */
final class BestPairFirst {
    private static final int GONE = -1;

    private final PairTable pairs;
    private final int[] order;

    /**
     * The rules.
     *
     * @param pairs the token that two neighbours merge into
     * @param scores of each token, finite
     */
    BestPairFirst(PairTable pairs, float[] scores) {
        this.pairs = pairs;
        this.order = new int[scores.length];
        for (int id = 0; id < scores.length; id++) {
            order[id] = descending(scores[id]);
        }
    }

    /** Numbers that grow where scores fall. */
    private static int descending(float score) {
        int bits = Float.floatToIntBits(score + 0f);
        return ~(bits ^ ((bits >> 31) & Integer.MAX_VALUE));
    }

    /** What is left of ids; writes into its argument. */
    int[] merge(int[] ids) {
        Neighbours neighbours = new Neighbours(ids);
        while (!neighbours.waiting.isEmpty()) {
            neighbours.mergeIfStillThere(neighbours.waiting.poll());
        }
        return Arrays.stream(ids).filter(id -> id != GONE).toArray();
    }

    private final class Neighbours {
        private final int[] ids;
        private final int[] next;
        private final int[] previous;
        private final LongHeap waiting;

        Neighbours(int[] ids) {
            this.ids = ids;
            next = new int[ids.length];
            previous = new int[ids.length];
            waiting = new LongHeap(ids.length);
            for (int i = 0; i < ids.length; i++) {
                next[i] = i + 1;
                previous[i] = i - 1;
            }
            for (int i = 0; i < ids.length; i++) {
                offer(i);
            }
        }

        private int merged(int left) {
            boolean isPair = left >= 0 && ids[left] != GONE && next[left] < ids.length;
            return isPair ? pairs.get(ids[left], ids[next[left]]) : -1;
        }

        private void offer(int left) {
            int merged = merged(left);
            if (merged >= 0) {
                waiting.add(((long) order[merged] << 32) | left);
            }
        }

        /** A pair that waited may have lost a neighbour to a better one. */
        private void mergeIfStillThere(long entry) {
            int left = (int) entry;
            int merged = merged(left);
            if (merged < 0 || order[merged] != (int) (entry >> 32)) {
                return;
            }
            int right = next[left];
            ids[left] = merged;
            ids[right] = GONE;
            next[left] = next[right];
            if (next[left] < ids.length) {
                previous[next[left]] = left;
            }
            offer(previous[left]);
            offer(left);
        }
    }
}
