package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.function.IntFunction;
import monosema.io.BadInputException;

/**
 * What every {@link LanguageModel} does alike: runs the blocks as far as a hook site, edits values on the way, turns the
 * stream into logits or losses. All that a call makes on the way is freed when it returns.
 */
final class Forward {
    private final Architecture architecture;
    private final Device device;

    Forward(Architecture architecture, Device device) {
        this.architecture = architecture;
        this.device = device;
    }

    /** As {@link LanguageModel#width}. */
    int width(HookSite site) {
        if (site.layer() >= architecture.layers()) {
            throw new BadInputException("hook '%s': the model has %d layer(s), so the layer must be < %d"
                    .formatted(site.hookName(), architecture.layers(), architecture.layers()));
        }
        return architecture.width(site.kind());
    }

    /** As {@link LanguageModel#activations}. */
    NDArray activations(NDManager owner, NDArray tokens, HookSite site) {
        width(site);
        requireWindow(tokens);
        try (NDManager scope = owner.newSubManager(device)) {
            NDArray values = run(scope, tokens, site, Forward::noEdits);
            values.attach(owner);
            return values;
        }
    }

    /** As {@link LanguageModel#logits(NDManager, NDArray)}. */
    NDArray logits(NDManager owner, NDArray tokens) {
        return logits(owner, tokens, Forward::noEdits);
    }

    /** As {@link LanguageModel#logits(NDManager, NDArray, Splice)}. */
    NDArray logits(NDManager owner, NDArray tokens, Splice splice) {
        width(splice.site());
        return logits(owner, tokens, splice::editsOf);
    }

    private NDArray logits(NDManager owner, NDArray tokens, IntFunction<Edits> edits) {
        requireWindow(tokens);
        try (NDManager scope = owner.newSubManager(device)) {
            NDArray logits = Linear.linear(finalHidden(scope, tokens, edits), architecture.unembedding())
                    .singletonOrThrow();
            logits.attach(owner);
            return logits;
        }
    }

    /** As {@link LanguageModel#losses(NDManager, NDArray)}. */
    NDArray losses(NDManager owner, NDArray windows) {
        return losses(owner, windows, Forward::noEdits);
    }

    /** As {@link LanguageModel#losses(NDManager, NDArray, Splice)}. */
    NDArray losses(NDManager owner, NDArray windows, Splice splice) {
        width(splice.site());
        return losses(owner, windows, splice::editsOf);
    }

    private NDArray losses(NDManager owner, NDArray windows, IntFunction<Edits> edits) {
        Shape shape = windows.getShape();
        if (shape.dimension() != 2 || shape.get(1) < 2) {
            throw new IllegalArgumentException("windows of shape %s must be [B, T + 1] with T >= 1".formatted(shape));
        }
        long last = shape.get(1) - 1;
        try (NDManager scope = owner.newSubManager(device)) {
            scope.tempAttachAll(windows);
            NDArray tokens = windows.get(":, 0:{}", last);
            requireWindow(tokens);
            NDArray hidden = finalHidden(scope, tokens, edits);
            NDArray targets = windows.get(":, 1:").toType(DataType.INT64, false).reshape(-1);
            NDArray rows = hidden.reshape(-1, hidden.getShape().get(2));
            NDArray losses = NextTokenLoss.each(rows, architecture.unembedding(), targets)
                    .reshape(-1, last);
            losses.attach(owner);
            return losses;
        }
    }

    /** As {@link LanguageModel#cache}. */
    KeyValueCache cache(int texts, int length) {
        if (texts < 1 || length < 1 || length > architecture.context()) {
            throw new IllegalArgumentException(
                    "texts %d must be >= 1, length %d in [1, %d]".formatted(texts, length, architecture.context()));
        }
        Shape shape = new Shape(texts, architecture.keyValueHeads(), length, architecture.headSize());
        return new KeyValueCache(device, architecture.layers(), shape);
    }

    /** As {@link LanguageModel#nextLogits}. */
    NDArray nextLogits(NDManager owner, NDArray tokens, KeyValueCache cache) {
        int length = requireTokens(tokens, cache.length() - cache.position());
        if (tokens.getShape().get(0) != cache.texts()) {
            throw new IllegalArgumentException("tokens of shape %s must have a row for each of the cache's %d texts"
                    .formatted(tokens.getShape(), cache.texts()));
        }
        try (NDManager scope = owner.newSubManager(device)) {
            NDArray stream = architecture.embed(scope, tokens, cache.position());
            for (int layer = 0; layer < architecture.layers(); layer++) {
                stream = block(
                        architecture.block(layer),
                        stream,
                        cache.position(),
                        cache.layer(layer),
                        HookSite.Kind.RESID_POST,
                        Edits.NONE);
            }
            NDArray last = stream.get(new NDIndex(":, {}:", length - 1));
            NDArray hidden = architecture.finalNorm(last).squeeze(1);
            NDArray logits = Linear.linear(hidden, architecture.unembedding()).singletonOrThrow();
            logits.attach(owner);
            cache.advance(length);
            return logits;
        }
    }

    /** The stream after the last block, normalised, [B, T, d], with all its intermediates in {@code scope}. */
    NDArray finalHidden(NDManager scope, NDArray tokens) {
        return finalHidden(scope, tokens, Forward::noEdits);
    }

    private NDArray finalHidden(NDManager scope, NDArray tokens, IntFunction<Edits> edits) {
        HookSite end = new HookSite(architecture.layers() - 1, HookSite.Kind.RESID_POST);
        return architecture.finalNorm(run(scope, tokens, end, edits));
    }

    private static Edits noEdits(int layer) {
        return Edits.NONE;
    }

    /** Runs the model as far as a site, with the edits of each layer by its index. */
    private NDArray run(NDManager scope, NDArray tokens, HookSite until, IntFunction<Edits> edits) {
        NDArray stream = architecture.embed(scope, tokens, 0);
        for (int layer = 0; layer < until.layer(); layer++) {
            stream = block(
                    architecture.block(layer), stream, 0, Past.NONE, HookSite.Kind.RESID_POST, edits.apply(layer));
        }
        return block(architecture.block(until.layer()), stream, 0, Past.NONE, until.kind(), edits.apply(until.layer()));
    }

    /** Runs a block as far as a place in it, with edits at every place on the way, the last one included. */
    private static NDArray block(Block block, NDArray stream, int from, Past past, HookSite.Kind until, Edits edits) {
        NDArray residPre = edits.at(HookSite.Kind.RESID_PRE, stream);
        if (until == HookSite.Kind.RESID_PRE) {
            return residPre;
        }
        NDArray attnOut = edits.at(HookSite.Kind.ATTN_OUT, block.attention(residPre, from, past));
        if (until == HookSite.Kind.ATTN_OUT) {
            return attnOut;
        }
        NDArray residMid = edits.at(HookSite.Kind.RESID_MID, residPre.add(attnOut));
        if (until == HookSite.Kind.RESID_MID) {
            return residMid;
        }
        NDArray post = edits.at(HookSite.Kind.MLP_POST, block.mlpPost(residMid));
        if (until == HookSite.Kind.MLP_POST) {
            return post;
        }
        NDArray mlpOut = edits.at(HookSite.Kind.MLP_OUT, block.mlpOut(post));
        return until == HookSite.Kind.MLP_OUT ? mlpOut : edits.at(HookSite.Kind.RESID_POST, residMid.add(mlpOut));
    }

    private void requireWindow(NDArray tokens) {
        requireTokens(tokens, architecture.context());
    }

    private static int requireTokens(NDArray tokens, int most) {
        Shape shape = tokens.getShape();
        if (shape.dimension() != 2 || shape.get(1) < 1 || shape.get(1) > most) {
            throw new IllegalArgumentException(
                    "tokens of shape %s must be [B, T] with T in [1, %d]".formatted(shape, most));
        }
        return Math.toIntExact(shape.get(1));
    }
}
