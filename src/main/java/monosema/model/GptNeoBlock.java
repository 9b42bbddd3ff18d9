package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import org.jspecify.annotations.Nullable;

/**
 * One pre-LayerNorm transformer block of a GPT-Neo: causal attention whose scores are not divided by the root of the
 * head size, then an MLP with the tanh form of GELU. Its intermediate arrays belong to the manager of its input.
 */
final class GptNeoBlock {
    private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;
    private static final double CUBIC = 0.044715;

    private final GptNeoConfig config;
    private final GptNeoParameters parameters;
    private final String prefix;

    GptNeoBlock(GptNeoConfig config, GptNeoParameters parameters, int layer) {
        this.config = config;
        this.parameters = parameters;
        this.prefix = GptNeoParameters.block(layer);
    }

    /** What becomes of the values at each place of a block before the block goes on with them. */
    interface Edits {
        /** Everything stays as it is. */
        Edits NONE = (place, values) -> values;

        /** Takes the values at a place, [B, T, width], and returns values of the same shape. */
        NDArray at(HookSite.Kind place, NDArray values);
    }

    /**
     * Runs the block as far as a place in it.
     *
     * @param input [B, T, d]
     * @param mask [T, T], 0 where position i sees j, else negative infinity
     * @param until the place; the whole block for {@code RESID_POST}
     * @param edits applied at every place on the way, the last one included
     * @return the values there, [B, T, width]
     */
    NDArray run(NDArray input, NDArray mask, HookSite.Kind until, Edits edits) {
        NDArray residPre = edits.at(HookSite.Kind.RESID_PRE, input);
        if (until == HookSite.Kind.RESID_PRE) {
            return residPre;
        }
        NDArray attnOut = edits.at(HookSite.Kind.ATTN_OUT, attention(layerNorm("ln_1", residPre), mask));
        if (until == HookSite.Kind.ATTN_OUT) {
            return attnOut;
        }
        NDArray residMid = edits.at(HookSite.Kind.RESID_MID, residPre.add(attnOut));
        if (until == HookSite.Kind.RESID_MID) {
            return residMid;
        }
        NDArray post = edits.at(HookSite.Kind.MLP_POST, gelu(linear("mlp.c_fc", layerNorm("ln_2", residMid), true)));
        if (until == HookSite.Kind.MLP_POST) {
            return post;
        }
        NDArray mlpOut = edits.at(HookSite.Kind.MLP_OUT, linear("mlp.c_proj", post, true));
        return until == HookSite.Kind.MLP_OUT ? mlpOut : edits.at(HookSite.Kind.RESID_POST, residMid.add(mlpOut));
    }

    private NDArray attention(NDArray x, NDArray mask) {
        NDArray q = byHead(linear("attn.attention.q_proj", x, false));
        NDArray k = byHead(linear("attn.attention.k_proj", x, false));
        NDArray v = byHead(linear("attn.attention.v_proj", x, false));
        NDArray pattern = q.matMul(k.transpose(0, 1, 3, 2)).add(mask).softmax(-1);
        NDArray z = pattern.matMul(v).transpose(0, 2, 1, 3).reshape(x.getShape());
        return linear("attn.attention.out_proj", z, true);
    }

    /** [B, T, d] to [B, heads, T, d / heads]. */
    private NDArray byHead(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), config.heads(), config.dModel() / config.heads())
                .transpose(0, 2, 1, 3);
    }

    /**
     * {@code 0.5 x (1 + tanh(u))} with {@code u = sqrt(2/pi) (x + 0.044715 x^3)}, written as {@code x sigmoid(2u)}, which
     * is the same number in fewer passes over memory.
     */
    private static NDArray gelu(NDArray x) {
        NDArray cubic = constant(x, 2 * ROOT_TWO_OVER_PI * CUBIC);
        NDArray linear = constant(x, 2 * ROOT_TWO_OVER_PI);
        NDArray factor = x.square().muli(cubic).addi(linear);
        return x.mul(Activation.sigmoid(factor.mul(x)));
    }

    /**
     * A number that lives as long as {@code x}. Arithmetic with a plain {@code Number} must not meet the tape: DJL closes
     * the array that it makes of one at once, and its memory, which the tape still points to, goes with the next garbage
     * collection; the backward pass then reads whatever lies there.
     */
    static NDArray constant(NDArray x, double value) {
        return x.getManager().create((float) value);
    }

    private NDArray layerNorm(String name, NDArray x) {
        return layerNorm(config, parameters, prefix + name, x);
    }

    static NDArray layerNorm(GptNeoConfig config, GptNeoParameters parameters, String name, NDArray x) {
        return LayerNorm.layerNorm(
                        x,
                        new Shape(config.dModel()),
                        parameters.get(name + ".weight"),
                        parameters.get(name + ".bias"),
                        (float) config.layerNormEpsilon())
                .singletonOrThrow();
    }

    private NDArray linear(String name, NDArray x, boolean hasBias) {
        @Nullable NDArray bias = hasBias ? parameters.get(prefix + name + ".bias") : null;
        return Linear.linear(x, parameters.get(prefix + name + ".weight"), bias).singletonOrThrow();
    }
}
