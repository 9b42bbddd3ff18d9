package monosema.model;

/**
 * The shape of a Llama (Touvron et al. 2023), as the header of a llama2.c file tells it. All sizes are at least 1 and at
 * most 2^24.
 *
 * @param dModel width d of the residual stream, a multiple of {@code heads}
 * @param dMlp hidden neurons of each MLP
 * @param layers number of blocks, at most 1,024
 * @param heads attention heads of each block, a multiple of {@code keyValueHeads}; the width of one, d / heads, is even
 * @param keyValueHeads heads of keys and values of each block; each serves {@code heads / keyValueHeads} heads
 * @param vocabularySize rows of the embedding, at least 2
 * @param context the most positions
 * @param tied whether the unembedding is the embedding
 */
public record LlamaConfig(
        int dModel, int dMlp, int layers, int heads, int keyValueHeads, int vocabularySize, int context, boolean tied) {
    private static final int MAX_SIZE = 1 << 22;
    private static final int MAX_LAYERS = 1 << 10;

    public LlamaConfig {
        requireBetween("dModel", dModel, 1, MAX_SIZE);
        requireBetween("dMlp", dMlp, 1, MAX_SIZE);
        requireBetween("layers", layers, 1, MAX_LAYERS);
        requireBetween("heads", heads, 1, dModel);
        requireBetween("keyValueHeads", keyValueHeads, 1, heads);
        requireBetween("vocabularySize", vocabularySize, 2, MAX_SIZE);
        requireBetween("context", context, 1, MAX_SIZE);
        if (dModel % heads != 0 || dModel / heads % 2 != 0) {
            throw new IllegalArgumentException(
                    "dModel %d must be an even multiple of heads %d".formatted(dModel, heads));
        }
        if (heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(
                    "heads %d must be a multiple of keyValueHeads %d".formatted(heads, keyValueHeads));
        }
    }

    /** Width of one head, even. */
    public int headSize() {
        return dModel / heads;
    }

    /** Heads that share one head of keys and values. */
    public int group() {
        return heads / keyValueHeads;
    }

    /** Width of all heads of keys, or of values. */
    public int keyValueWidth() {
        return keyValueHeads * headSize();
    }

    /** Width of the values at a place in a block. */
    public int width(HookSite.Kind kind) {
        return kind == HookSite.Kind.MLP_POST ? dMlp : dModel;
    }

    /** Number of weights; a tied unembedding counts once. */
    public long parameterCount() {
        long d = dModel;
        long block = 2 * d + 2 * d * d + 2 * d * keyValueWidth() + 3 * d * dMlp;
        return (tied ? 1 : 2) * d * vocabularySize + layers * block + d;
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s %d must be in [%d, %d]".formatted(name, value, least, most));
        }
    }
}
