package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary positions (Su et al. 2021) on interleaved pairs: the pair (2i, 2i + 1) of a head is a complex number, turned by
 * {@code position * 10000^(-2i / headSize)} radians. The turns of all positions are computed once.
 */
final class Rope {
    private static final double BASE = 10_000;

    private final LlamaConfig config;
    private final NDArray turns;

    /** @param manager owns the table, complex64 [group + 2, context, headSize / 2] */
    Rope(NDManager manager, LlamaConfig config) {
        this.config = config;
        int slots = config.group() + 2;
        int pairs = config.headSize() / 2;
        float[] table = new float[Math.multiplyExact(slots * config.context(), 2 * pairs)];
        int at = 0;
        for (int slot = 0; slot < slots; slot++) {
            boolean isValue = slot == slots - 1;
            for (int position = 0; position < config.context(); position++) {
                for (int i = 0; i < pairs; i++) {
                    double angle = isValue ? 0 : position * StrictMath.pow(BASE, -2.0 * i / config.headSize());
                    table[at++] = (float) StrictMath.cos(angle);
                    table[at++] = (float) StrictMath.sin(angle);
                }
            }
        }
        try (NDArray pairwise = manager.create(table, new Shape(slots, config.context(), pairs, 2))) {
            this.turns = pairwise.complex();
        }
    }

    /**
     * Queries and keys turned, values as they are.
     *
     * @param product [B, T, kvHeads (group + 2) headSize]: for each head of keys, its group's queries, its key, its value
     * @param from the position of the first of the T tokens
     * @return [B kvHeads, group + 2, T, headSize], in the product's manager
     */
    NDArray turned(NDArray product, int from) {
        long batch = product.getShape().get(0);
        long length = product.getShape().get(1);
        int slots = config.group() + 2;
        int pairs = config.headSize() / 2;
        NDArray pairwise = product.reshape(batch, length, config.keyValueHeads(), slots, pairs, 2)
                .transpose(0, 2, 3, 1, 4, 5);
        try (NDArray complex = pairwise.complex();
                NDArray turn = turns.get(new NDIndex().addAllDim().addSliceDim(from, from + length))) {
            complex.muli(turn);
            return complex.real().reshape(batch * config.keyValueHeads(), slots, length, config.headSize());
        }
    }
}
