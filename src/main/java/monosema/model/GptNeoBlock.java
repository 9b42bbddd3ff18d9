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
final class GptNeoBlock implements Block {
    private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;
    private static final double CUBIC = 0.044715;

    private final GptNeoConfig config;
    private final GptNeoParameters parameters;
    private final AttentionType attention;
    private final String prefix;

    GptNeoBlock(GptNeoConfig config, GptNeoParameters parameters, int layer) {
        this.config = config;
        this.parameters = parameters;
        this.attention = config.attention().get(layer);
        this.prefix = GptNeoParameters.block(layer);
    }

    @Override
    public NDArray attention(NDArray stream, int from, Past past) {
        NDArray x = layerNorm("ln_1", stream);
        NDArray mask = mask(x, from);
        NDArray q = byHead(linear("attn.attention.q_proj", x, false));
        NDArray k = past.keys(byHead(linear("attn.attention.k_proj", x, false)));
        NDArray v = past.values(byHead(linear("attn.attention.v_proj", x, false)));
        NDArray pattern = q.matMul(k.transpose(0, 1, 3, 2)).add(mask).softmax(-1);
        NDArray z = pattern.matMul(v).transpose(0, 2, 1, 3).reshape(x.getShape());
        return linear("attn.attention.out_proj", z, true);
    }

    @Override
    public NDArray mlpPost(NDArray stream) {
        return gelu(linear("mlp.c_fc", layerNorm("ln_2", stream), true));
    }

    @Override
    public NDArray mlpOut(NDArray post) {
        return linear("mlp.c_proj", post, true);
    }

    /** [T, from + T]: 0 where position {@code from + i} sees j, else negative infinity. */
    private NDArray mask(NDArray x, int from) {
        int length = Math.toIntExact(x.getShape().get(1));
        int width = from + length;
        int reach = attention == AttentionType.LOCAL ? config.window() : width;
        float[] mask = new float[Math.multiplyExact(length, width)];
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < width; j++) {
                mask[i * width + j] = j <= from + i && from + i - j < reach ? 0 : Float.NEGATIVE_INFINITY;
            }
        }
        return x.getManager().create(mask, new Shape(length, width));
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
     * collection; the backward pass then reads whatever lies there. Filled where it lives, since a copy to a GPU would wait
     * for all that the GPU has to do.
     */
    static NDArray constant(NDArray x, double value) {
        return x.getManager().full(new Shape(), (float) value);
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
