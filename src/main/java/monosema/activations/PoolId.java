package monosema.activations;

/**
 * A pool of a {@link RowOrder}.
 *
 * @param epoch zero-based
 * @param index among the epoch's pools, zero-based
 */
record PoolId(long epoch, int index) {}
