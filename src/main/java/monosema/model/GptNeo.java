package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import monosema.io.BadInputException;
import monosema.tokens.Tokenizer;

/**
 * GPT-Neo (Black et al. 2021), the family of the TinyStories models: learned positions, {@link GptNeoBlock}s, a final
 * LayerNorm, and an unembedding tied to the embedding.
 */
public final class GptNeo implements LanguageModel {
    private final NDManager manager;
    private final GptNeoConfig config;
    private final GptNeoParameters parameters;
    private final Tokenizer tokenizer;
    private final List<GptNeoBlock> blocks = new ArrayList<>();

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
        for (int layer = 0; layer < config.layers(); layer++) {
            blocks.add(new GptNeoBlock(config, parameters, layer));
        }
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
        if (site.layer() >= layers()) {
            throw new BadInputException("hook '%s': the model has %d layer(s), so the layer must be < %d"
                    .formatted(site.hookName(), layers(), layers()));
        }
        return config.width(site.kind());
    }

    @Override
    public NDArray activations(NDManager owner, NDArray tokens, HookSite site) {
        width(site);
        try (NDManager scope = owner.newSubManager(device())) {
            NDArray values = run(scope, tokens, site, GptNeo::noEdits);
            values.attach(owner);
            return values;
        }
    }

    @Override
    public NDArray logits(NDManager owner, NDArray tokens) {
        return logits(owner, tokens, GptNeo::noEdits);
    }

    @Override
    public NDArray logits(NDManager owner, NDArray tokens, Splice splice) {
        width(splice.site());
        return logits(owner, tokens, splice::editsOf);
    }

    private NDArray logits(NDManager owner, NDArray tokens, IntFunction<GptNeoBlock.Edits> edits) {
        try (NDManager scope = owner.newSubManager(device())) {
            NDArray logits = Linear.linear(finalHidden(scope, tokens, edits), embedding())
                    .singletonOrThrow();
            logits.attach(owner);
            return logits;
        }
    }

    @Override
    public NDArray losses(NDManager owner, NDArray windows) {
        return losses(owner, windows, GptNeo::noEdits);
    }

    @Override
    public NDArray losses(NDManager owner, NDArray windows, Splice splice) {
        width(splice.site());
        return losses(owner, windows, splice::editsOf);
    }

    private NDArray losses(NDManager owner, NDArray windows, IntFunction<GptNeoBlock.Edits> edits) {
        Shape shape = windows.getShape();
        if (shape.dimension() != 2 || shape.get(1) < 2) {
            throw new IllegalArgumentException("windows of shape %s must be [B, T + 1] with T >= 1".formatted(shape));
        }
        long last = shape.get(1) - 1;
        try (NDManager scope = owner.newSubManager(device())) {
            scope.tempAttachAll(windows);
            NDArray hidden = finalHidden(scope, windows.get(":, 0:{}", last), edits);
            NDArray targets = windows.get(":, 1:").toType(DataType.INT64, false).reshape(-1);
            NDArray losses = NextTokenLoss.each(hidden.reshape(-1, config.dModel()), embedding(), targets)
                    .reshape(-1, last);
            losses.attach(owner);
            return losses;
        }
    }

    /** The final LayerNorm's output, [B, T, d], with all its intermediates in {@code scope}. */
    NDArray finalHidden(NDManager scope, NDArray tokens) {
        return finalHidden(scope, tokens, GptNeo::noEdits);
    }

    private NDArray finalHidden(NDManager scope, NDArray tokens, IntFunction<GptNeoBlock.Edits> edits) {
        HookSite end = new HookSite(layers() - 1, HookSite.Kind.RESID_POST);
        return GptNeoBlock.layerNorm(config, parameters, "transformer.ln_f", run(scope, tokens, end, edits));
    }

    /** The embedding, which is also the unembedding, [V, d]. */
    NDArray embedding() {
        return parameters.get("transformer.wte.weight");
    }

    /** Name to weights in the order of use; the model owns them. */
    Map<String, NDArray> weights() {
        return parameters.arrays();
    }

    private static GptNeoBlock.Edits noEdits(int layer) {
        return GptNeoBlock.Edits.NONE;
    }

    /** Runs the model as far as a site, with the edits of each layer by its index. */
    private NDArray run(NDManager scope, NDArray tokens, HookSite until, IntFunction<GptNeoBlock.Edits> edits) {
        int length = length(tokens);
        NDArray x = embed(tokens, embedding(), scope)
                .add(embed(scope.arange(length), parameters.get("transformer.wpe.weight"), scope));
        for (int layer = 0; layer < until.layer(); layer++) {
            x = blocks.get(layer).run(x, mask(scope, layer, length), HookSite.Kind.RESID_POST, edits.apply(layer));
        }
        return blocks.get(until.layer())
                .run(x, mask(scope, until.layer(), length), until.kind(), edits.apply(until.layer()));
    }

    private int length(NDArray tokens) {
        Shape shape = tokens.getShape();
        if (shape.dimension() != 2 || shape.get(1) < 1 || shape.get(1) > context()) {
            throw new IllegalArgumentException(
                    "tokens of shape %s must be [B, T] with T in [1, %d]".formatted(shape, context()));
        }
        return Math.toIntExact(shape.get(1));
    }

    /** The gradient of an embedding op adds rows in a fixed order; that of an index does not. */
    private static NDArray embed(NDArray ids, NDArray table, NDManager scope) {
        NDArray rows = Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
        rows.attach(scope);
        return rows;
    }

    private NDArray mask(NDManager scope, int layer, int length) {
        int reach = config.attention().get(layer) == AttentionType.LOCAL ? config.window() : length;
        float[] mask = new float[length * length];
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < length; j++) {
                mask[i * length + j] = j <= i && i - j < reach ? 0 : Float.NEGATIVE_INFINITY;
            }
        }
        return scope.create(mask, new Shape(length, length));
    }

    @Override
    public void close() {
        manager.close();
    }
}
