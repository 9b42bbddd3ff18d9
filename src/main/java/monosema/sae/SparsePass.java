package monosema.sae;

/**
 * An architecture's part of a pass over one batch: which pairs there are, what they add, and how a gradient in what they
 * add becomes gradients of the parameters. Different rows may be asked for from different threads.
 */
interface SparsePass {

    /** A thread's part of {@link #select}, with room of its own. */
    @FunctionalInterface
    interface Selector {
        /**
         * Finds the pairs of one row.
         *
         * @param product x times the encoder's rows, [dSae], without any bias; may be written to
         * @param out takes the pairs, features rising
         */
        void select(float[] product, PairList out);
    }

    /** A selector for one thread. */
    Selector selector();

    /**
     * Settles what depends on the whole batch, after every row's pairs are found. May drop pairs and change values.
     *
     * @return false if too few were found: every row is then asked for again
     */
    default boolean settle(ActivePairs pairs) {
        return true;
    }

    /** Nested reconstructions: the first widths, rising, the last of them dSae. */
    default int[] widths(int dSae) {
        return new int[] {dSae};
    }

    /** Whether there is a second reconstruction, of what pairs hold as {@code second}. */
    default boolean hasSecond() {
        return false;
    }

    /** Whether the second reconstruction includes b_dec and is of the input; if not, of the first one's error. */
    default boolean secondIsOfInput() {
        return false;
    }

    /** Weight of the second reconstruction's squared error in the loss. */
    default double secondWeight() {
        return 0;
    }

    /** Whether the second reconstruction trains the decoder. */
    default boolean secondTrainsDecoder() {
        return true;
    }

    /**
     * Turns the gradient in what a pair adds into those of the parameters.
     *
     * @param pairs whose entry {@code p} takes the gradients
     * @param p the pair
     * @param gradient of the loss in {@code value}, from the reconstruction alone
     * @param secondGradient in {@code second}
     */
    void backward(ActivePairs pairs, int p, float gradient, float secondGradient);

    /** What a pair adds to the loss beside reconstruction errors, times the number of rows. */
    default double penalty(ActivePairs pairs, int p) {
        return 0;
    }

    /** BatchTopK's smallest value let through; NaN where there is none. */
    default double smallestLetThrough() {
        return Double.NaN;
    }
}
