package monosema.activations;

import java.util.Arrays;
import monosema.io.BadInputException;
import monosema.model.ShuffledWindows;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which row of a stream comes when. An epoch's windows, in random order, are dealt out to as few pools as can hold them,
 * evenly, so that no pool is too small to mix; a pool's rows come in random order, and a row comes once an epoch. Epochs
 * and pools have random streams of their own, found by name: each can be known without those before it.
 */
final class RowOrder {
    private final StreamWindows windows;
    private final int windowsInPool;
    private final Seed seed;

    /**
     * An order.
     *
     * @param rowsInPool the most rows of a pool, unless a single window has more
     * @throws BadInputException if the stream has no room for a window
     */
    RowOrder(StreamWindows windows, int rowsInPool, Seed seed) {
        int tokens = windows.stream().limit();
        int length = windows.rule().textLength();
        if (tokens < length) {
            throw new BadInputException(
                    "activations: a corpus of %d tokens has no room for a window of %d".formatted(tokens, length));
        }
        this.windows = windows;
        this.windowsInPool = Math.max(1, rowsInPool / windows.rule().window());
        this.seed = seed;
    }

    int windowsInPool() {
        return windowsInPool;
    }

    Seed seed() {
        return seed;
    }

    /**
     * The windows of an epoch.
     *
     * @param number zero-based
     * @throws BadInputException if all its tokens are left out
     */
    Epoch epoch(long number) {
        ShuffledWindows shuffled = new ShuffledWindows(
                windows.stream().limit(), windows.rule().textLength(), 0, seed.stream("epoch." + number));
        int first = shuffled.next();
        int[] starts = new int[1 + shuffled.leftInEpoch()];
        starts[0] = first;
        for (int i = 1; i < starts.length; i++) {
            starts[i] = shuffled.next();
        }
        Epoch epoch = new Epoch(number, starts);
        if (epoch.rows() == 0) {
            throw new BadInputException(
                    "activations: all tokens of the corpus' %d windows of %d are special ones, which are left out"
                            .formatted(starts.length, windows.rule().textLength()));
        }
        return epoch;
    }

    /** One time through the windows. */
    final class Epoch {
        private final long number;
        private final int[] starts;
        private final int[] rows;

        private Epoch(long number, int[] starts) {
            this.number = number;
            this.starts = starts;
            this.rows = new int[(starts.length - 1) / windowsInPool + 1];
            for (int pool = 0; pool < rows.length; pool++) {
                for (int i = from(pool); i < from(pool + 1); i++) {
                    rows[pool] += windows.rows(starts[i]);
                }
            }
        }

        long number() {
            return number;
        }

        int pools() {
            return rows.length;
        }

        /** Rows of all pools. */
        long rows() {
            return Arrays.stream(rows).asLongStream().sum();
        }

        /** Rows of a pool. */
        int rows(int pool) {
            return rows[pool];
        }

        /** Where the texts of a pool's windows begin. */
        int[] starts(int pool) {
            return Arrays.copyOfRange(starts, from(pool), from(pool + 1));
        }

        private int from(int pool) {
            return (int) ((long) starts.length * pool / rows.length);
        }

        /** The rows of a pool as they come: indices into the model's rows of {@link #starts} end to end. */
        int[] order(int pool) {
            int[] order = windows.handedOut(starts(pool), windows.rule().textLength());
            UniformRandomProvider random = seed.stream("epoch." + number + ".pool." + pool);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return order;
        }
    }
}
