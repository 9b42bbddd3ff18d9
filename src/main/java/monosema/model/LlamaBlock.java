package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/**
 * One block of a Llama: causal attention with rotary positions (RoPE, Su et al. 2021) on interleaved pairs and grouped
 * heads of keys and values, then a SwiGLU MLP (Shazeer 2020), each on what RMSNorm gives.
 *
 * <p>Written for few passes over memory: queries, keys and values are one product, whose rows lie by group; each array goes
 * as soon as it is used, so that the next one finds its memory still in the cache.
 */
final class LlamaBlock implements Block {
    /** Queries at a time: of the scores right of the diagonal, only those within a square of this side are computed. */
    static final int QUERIES = 64;

    private final LlamaConfig config;
    private final Rope rope;
    private final RmsNorm norm;
    private final NDArray mask;
    private final LlamaWeights.Layer weights;

    /** @param mask [{@link #QUERIES}, {@link #QUERIES}], negative infinity right of the diagonal, else 0 */
    LlamaBlock(LlamaConfig config, Rope rope, NDArray mask, LlamaWeights.Layer weights) {
        this.config = config;
        this.rope = rope;
        this.norm = new RmsNorm();
        this.mask = mask;
        this.weights = weights;
    }

    @Override
    public NDArray attention(NDArray stream, int from, Past past) {
        NDManager owner = stream.getManager();
        Shape shape = stream.getShape();
        try (NDManager scope = owner.newSubManager()) {
            scope.tempAttachAll(stream);
            NDArray heads;
            try (NDArray x = norm.of(stream);
                    NDArray product = linear(x, weights.queryKeyValue())) {
                heads = rope.turned(product, from);
            }
            NDArray mixed = mixed(heads, shape, from, past);
            NDArray out = linear(mixed, weights.attentionOut());
            out.attach(owner);
            return out;
        }
    }

    /**
     * The values, weighed by attention.
     *
     * @param heads [B kvHeads, group + 2, T, headSize]: the group's queries, its key, its value
     * @return [B, T, d]
     */
    private NDArray mixed(NDArray heads, Shape shape, int from, Past past) {
        long groups = shape.get(0) * config.keyValueHeads();
        long length = shape.get(1);
        Shape each = new Shape(shape.get(0), config.keyValueHeads(), length, config.headSize());
        Shape all = new Shape(groups, from + length, config.headSize());
        NDArray keys = past.keys(heads.get(new NDIndex().addAllDim().addIndices(config.group()))
                        .reshape(each))
                .reshape(all)
                .transpose(0, 2, 1);
        NDArray values = past.values(heads.get(new NDIndex().addAllDim().addIndices(config.group() + 1))
                        .reshape(each))
                .reshape(all);
        NDList parts = new NDList();
        for (long begin = 0; begin < length; begin += QUERIES) {
            long end = Math.min(begin + QUERIES, length);
            NDArray queries = heads.get(new NDIndex()
                            .addAllDim()
                            .addSliceDim(0, config.group())
                            .addSliceDim(begin, end))
                    .reshape(groups, config.group() * (end - begin), config.headSize());
            parts.add(byPosition(attended(queries, keys, values, end - begin, from + end), shape.get(0), end - begin));
        }
        return (parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 1)).reshape(shape);
    }

    /**
     * Attention of some queries, of which the last sees all of {@code width} tokens.
     *
     * @param queries [groups, group * count, headSize]
     * @param keys [groups, headSize, tokens]
     * @param values [groups, tokens, headSize]
     * @return [groups, group * count, headSize]
     */
    private NDArray attended(NDArray queries, NDArray keys, NDArray values, long count, long width) {
        boolean whole = values.getShape().get(1) == width;
        NDArray seen = whole ? keys : keys.get(new NDIndex().addAllDim(2).addSliceDim(0, width));
        try (NDArray scores = queries.batchMatMul(seen)) {
            if (count > 1) {
                hideFuture(scores, count, width);
            }
            try (NDArray pattern = scores.softmax(-1)) {
                return pattern.batchMatMul(
                        whole ? values : values.get(new NDIndex().addAllDim().addSliceDim(0, width)));
            }
        }
    }

    private void hideFuture(NDArray scores, long count, long width) {
        try (NDArray square = mask.get(new NDIndex().addSliceDim(0, count).addSliceDim(0, count))) {
            scores.reshape(-1, count, width)
                    .get(new NDIndex().addAllDim(2).addSliceDim(width - count, width))
                    .addi(square);
        }
    }

    /** [groups, group * T, headSize] to [B, T, heads, headSize]. */
    private NDArray byPosition(NDArray z, long batch, long length) {
        return z.reshape(batch, config.heads(), length, config.headSize()).transpose(0, 2, 1, 3);
    }

    @Override
    public NDArray mlpPost(NDArray stream) {
        NDManager owner = stream.getManager();
        try (NDManager scope = owner.newSubManager()) {
            scope.tempAttachAll(stream);
            NDArray x = norm.of(stream);
            NDArray gate = linear(x, weights.gate());
            NDArray post = Activation.sigmoid(gate).muli(gate);
            gate.close();
            post.muli(linear(x, weights.up()));
            post.attach(owner);
            return post;
        }
    }

    @Override
    public NDArray mlpOut(NDArray post) {
        return linear(post, weights.down());
    }

    private static NDArray linear(NDArray x, NDArray weight) {
        return Linear.linear(x, weight).singletonOrThrow();
    }
}
