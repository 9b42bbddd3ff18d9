package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a GPT-Neo under their Hugging Face names, float32; linear weights are (out, in). The unembedding is the
 * embedding {@code transformer.wte.weight}.
 */
final class GptNeoParameters {
    private final Map<String, NDArray> arrays;

    private GptNeoParameters(Map<String, NDArray> arrays) {
        this.arrays = arrays;
    }

    /** Every parameter's shape, in the order in which the model uses them. */
    static Map<String, Shape> shapes(GptNeoConfig config) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        int d = config.dModel();
        shapes.put("transformer.wte.weight", new Shape(config.vocabularySize(), d));
        shapes.put("transformer.wpe.weight", new Shape(config.context(), d));
        for (int layer = 0; layer < config.layers(); layer++) {
            String block = block(layer);
            layerNorm(shapes, block + "ln_1", d);
            for (String projection : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
                shapes.put(block + "attn.attention." + projection + ".weight", new Shape(d, d));
            }
            shapes.put(block + "attn.attention.out_proj.bias", new Shape(d));
            layerNorm(shapes, block + "ln_2", d);
            shapes.put(block + "mlp.c_fc.weight", new Shape(config.dMlp(), d));
            shapes.put(block + "mlp.c_fc.bias", new Shape(config.dMlp()));
            shapes.put(block + "mlp.c_proj.weight", new Shape(d, config.dMlp()));
            shapes.put(block + "mlp.c_proj.bias", new Shape(d));
        }
        layerNorm(shapes, "transformer.ln_f", d);
        return Collections.unmodifiableMap(shapes);
    }

    /** Number of weights. */
    static long count(GptNeoConfig config) {
        return shapes(config).values().stream().mapToLong(Shape::size).sum();
    }

    /** The prefix of a block's names. */
    static String block(int layer) {
        return "transformer.h." + layer + ".";
    }

    /**
     * Weights that are there.
     *
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    static GptNeoParameters of(GptNeoConfig config, Map<String, NDArray> arrays) {
        Map<String, NDArray> checked = new LinkedHashMap<>();
        shapes(config).forEach((name, shape) -> {
            NDArray array = arrays.get(name);
            if (array == null || !array.getShape().equals(shape)) {
                throw new IllegalArgumentException("%s must be of shape %s, was %s"
                        .formatted(name, shape, array == null ? "missing" : array.getShape()));
            }
            checked.put(name, array);
        });
        return new GptNeoParameters(checked);
    }

    /**
     * All weights as windows on one vector, so that an optimiser handles a single array and its single gradient.
     *
     * @param owner closes the windows
     * @param flat float32 of length {@link #count}
     */
    static GptNeoParameters windowsOn(NDManager owner, NDArray flat, GptNeoConfig config) {
        Map<String, Shape> shapes = shapes(config);
        long[] cuts = new long[shapes.size() - 1];
        long at = 0;
        int i = 0;
        for (Shape shape : shapes.values()) {
            at += shape.size();
            if (i < cuts.length) {
                cuts[i++] = at;
            }
        }
        NDList parts = flat.split(cuts);
        parts.attach(owner);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        i = 0;
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            arrays.put(entry.getKey(), parts.get(i++).reshape(entry.getValue()));
        }
        return of(config, arrays);
    }

    NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return array;
    }

    /** Name to weights, in the order of {@link #shapes}. */
    Map<String, NDArray> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    private static void layerNorm(Map<String, Shape> shapes, String name, int d) {
        shapes.put(name + ".weight", new Shape(d));
        shapes.put(name + ".bias", new Shape(d));
    }
}
