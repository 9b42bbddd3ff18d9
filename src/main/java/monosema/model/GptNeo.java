package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.tokens.Tokenizer;

/**
 * GPT-Neo (Black et al. 2021), the family of the TinyStories models: learned positions, {@link GptNeoBlock}s, a final
 * LayerNorm, and an unembedding tied to the embedding.
 */
public final class GptNeo implements LanguageModel {
    private static final String EMBEDDING = "transformer.wte.weight";

    private final NDManager manager;
    private final GptNeoConfig config;
    private final GptNeoParameters parameters;
    private final Tokenizer tokenizer;
    private final Forward forward;

    /**
     * A model of given weights.
     *
     * @param manager owns the weights; closed with the model
     */
    GptNeo(NDManager manager, GptNeoConfig config, GptNeoParameters parameters, Tokenizer tokenizer) {
        if (tokenizer.size() > config.vocabularySize()) {
            throw new IllegalArgumentException("the tokenizer's %d tokens must fit the model's vocabulary of %d"
                    .formatted(tokenizer.size(), config.vocabularySize()));
        }
        this.manager = manager;
        this.config = config;
        this.parameters = parameters;
        this.tokenizer = tokenizer;
        this.forward = new Forward(new Arithmetic(config, parameters), manager.getDevice());
    }

    /** Its shape. */
    public GptNeoConfig config() {
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
        return GptNeoParameters.count(config);
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

    /** The final LayerNorm's output, [B, T, d], with all its intermediates in {@code scope}. */
    NDArray finalHidden(NDManager scope, NDArray tokens) {
        return forward.finalHidden(scope, tokens);
    }

    /** The embedding, which is also the unembedding, [V, d]. */
    NDArray embedding() {
        return parameters.get(EMBEDDING);
    }

    /** Name to weights in the order of use; the model owns them. */
    Map<String, NDArray> weights() {
        return parameters.arrays();
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
        private final GptNeoConfig config;
        private final GptNeoParameters parameters;
        private final List<GptNeoBlock> blocks = new ArrayList<>();

        Arithmetic(GptNeoConfig config, GptNeoParameters parameters) {
            this.config = config;
            this.parameters = parameters;
            for (int layer = 0; layer < config.layers(); layer++) {
                blocks.add(new GptNeoBlock(config, parameters, layer));
            }
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
            return config.heads();
        }

        @Override
        public int headSize() {
            return config.dModel() / config.heads();
        }

        @Override
        public NDArray embed(NDManager scope, NDArray tokens, int from) {
            int to = from + Math.toIntExact(tokens.getShape().get(1));
            return embed(tokens, parameters.get(EMBEDDING), scope)
                    .add(embed(scope.arange(from, to), parameters.get("transformer.wpe.weight"), scope));
        }

        /** The gradient of an embedding op adds rows in a fixed order; that of an index does not. */
        private static NDArray embed(NDArray ids, NDArray table, NDManager scope) {
            NDArray rows = Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
            rows.attach(scope);
            return rows;
        }

        @Override
        public Block block(int layer) {
            return blocks.get(layer);
        }

        @Override
        public NDArray finalNorm(NDArray stream) {
            return GptNeoBlock.layerNorm(config, parameters, "transformer.ln_f", stream);
        }

        @Override
        public NDArray unembedding() {
            return parameters.get(EMBEDDING);
        }
    }
}
