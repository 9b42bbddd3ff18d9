package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.nio.file.Path;
import java.util.List;
import monosema.io.BadInputException;
import monosema.tokens.Tokenizer;

/**
 * Llama (Touvron et al. 2023), the family of the llama2.c models: {@link LlamaBlock}s without biases, a final RMSNorm, and
 * an unembedding that may be tied to the embedding. Attention costs least in short windows: of stories260K, those of 16 or 32
 * tokens run at twice the rate of those of 128 or more.
 */
public final class Llama implements LanguageModel {
    private final NDManager manager;
    private final LlamaConfig config;
    private final Tokenizer tokenizer;
    private final Forward forward;

    private Llama(NDManager manager, LlamaConfig config, LlamaWeights weights, Tokenizer tokenizer) {
        this.manager = manager;
        this.config = config;
        this.tokenizer = tokenizer;
        this.forward = new Forward(new Arithmetic(manager, config, weights), manager.getDevice());
    }

    /**
     * Reads a file of llama2.c's first version, such as {@code stories260K.bin}.
     *
     * @param tokenizer at most as many tokens as the model has
     * @param device where the weights are put
     * @return the caller closes it
     * @throws BadInputException with one line that names the file: not such a file, truncated, too long, weights that are
     *     NaN or infinite, fewer tokens than the tokenizer has
     * @throws java.io.UncheckedIOException if it cannot be read at all
     */
    public static Llama load(Path file, Tokenizer tokenizer, Device device) {
        try (Llama2cFile open = Llama2cFile.open(file)) {
            LlamaConfig config = open.config();
            if (tokenizer.size() > config.vocabularySize()) {
                throw new BadInputException("%s: the tokenizer's %d tokens must fit the model's vocabulary of %d"
                        .formatted(file, tokenizer.size(), config.vocabularySize()));
            }
            NDManager manager = NDManager.newBaseManager(device);
            try {
                return new Llama(manager, config, LlamaWeights.read(manager, open), tokenizer);
            } catch (RuntimeException e) {
                manager.close();
                throw e;
            }
        }
    }

    /** Its shape. */
    public LlamaConfig config() {
        return config;
    }

    @Override
    public int layers() {
        return config.layers();
    }

    @Override
    public int context() {
        return config.context();
    }

    @Override
    public long parameterCount() {
        return config.parameterCount();
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public Device device() {
        return manager.getDevice();
    }

    @Override
    public int width(HookSite site) {
        return forward.width(site);
    }

    @Override
    public NDArray activations(NDManager owner, NDArray tokens, HookSite site) {
        return forward.activations(owner, tokens, site);
    }

    @Override
    public NDArray logits(NDManager owner, NDArray tokens) {
        return forward.logits(owner, tokens);
    }

    @Override
    public NDArray logits(NDManager owner, NDArray tokens, Splice splice) {
        return forward.logits(owner, tokens, splice);
    }

    @Override
    public NDArray losses(NDManager owner, NDArray windows) {
        return forward.losses(owner, windows);
    }

    @Override
    public NDArray losses(NDManager owner, NDArray windows, Splice splice) {
        return forward.losses(owner, windows, splice);
    }

    @Override
    public KeyValueCache cache(int texts, int length) {
        return forward.cache(texts, length);
    }

    @Override
    public NDArray nextLogits(NDManager owner, NDArray tokens, KeyValueCache cache) {
        return forward.nextLogits(owner, tokens, cache);
    }

    /** Arrays that live from call to call; the same after every call. */
    int liveArrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }

    private static final class Arithmetic implements Architecture {
        private final LlamaConfig config;
        private final LlamaWeights weights;
        private final RmsNorm norm = new RmsNorm();
        private final List<LlamaBlock> blocks;

        Arithmetic(NDManager manager, LlamaConfig config, LlamaWeights weights) {
            this.config = config;
            this.weights = weights;
            Rope rope = new Rope(manager, config);
            NDArray mask = mask(manager);
            this.blocks = weights.layers().stream()
                    .map(layer -> new LlamaBlock(config, rope, mask, layer))
                    .toList();
        }

        private static NDArray mask(NDManager manager) {
            int side = LlamaBlock.QUERIES;
            float[] mask = new float[side * side];
            for (int i = 0; i < side; i++) {
                for (int j = i + 1; j < side; j++) {
                    mask[i * side + j] = Float.NEGATIVE_INFINITY;
                }
            }
            return manager.create(mask, new Shape(side, side));
        }

        @Override
        public int layers() {
            return config.layers();
        }

        @Override
        public int context() {
            return config.context();
        }

        @Override
        public int width(HookSite.Kind kind) {
            return config.width(kind);
        }

        @Override
        public int keyValueHeads() {
            return config.keyValueHeads();
        }

        @Override
        public int headSize() {
            return config.headSize();
        }

        @Override
        public NDArray embed(NDManager scope, NDArray tokens, int from) {
            NDArray rows = Embedding.embedding(tokens, weights.embedding(), SparseFormat.DENSE)
                    .singletonOrThrow();
            rows.attach(scope);
            return rows;
        }

        @Override
        public Block block(int layer) {
            return blocks.get(layer);
        }

        @Override
        public NDArray finalNorm(NDArray stream) {
            return norm.of(stream).muli(weights.finalNorm());
        }

        @Override
        public NDArray unembedding() {
            return weights.unembedding();
        }
    }
}
