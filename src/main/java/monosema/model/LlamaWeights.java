package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a Llama as its arithmetic takes them, float32, matrices (out, in).
 *
 * @param embedding [V, d]
 * @param layers one a block
 * @param finalNorm weights of the last RMSNorm, [d]
 * @param unembedding [V, d]; the embedding itself where it is tied
 */
record LlamaWeights(NDArray embedding, List<Layer> layers, NDArray finalNorm, NDArray unembedding) {
    /**
     * A block's weights. Those of an RMSNorm are in the columns of the matrices that take what it gives, the division of
     * scores by {@code sqrt(headSize)} is in the rows of the queries.
     *
     * @param queryKeyValue [kvHeads (group + 2) headSize, d]: for each head of keys, its group's queries, its key, its value
     * @param attentionOut wo, [d, d]
     * @param gate w1, [dMlp, d]
     * @param up w3, [dMlp, d]
     * @param down w2, [d, dMlp]
     */
    record Layer(NDArray queryKeyValue, NDArray attentionOut, NDArray gate, NDArray up, NDArray down) {}

    LlamaWeights {
        layers = List.copyOf(layers);
    }

    /** Reads a file's weights, a tensor at a time, into arrays of {@code manager}. */
    static LlamaWeights read(NDManager manager, Llama2cFile file) {
        LlamaConfig config = file.config();
        Shape table = new Shape(config.vocabularySize(), config.dModel());
        NDArray embedding = manager.create(file.read(LlamaTensor.EMBEDDING, 0), table);
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            layers.add(layer(manager, file, layer));
        }
        NDArray finalNorm = manager.create(file.read(LlamaTensor.FINAL_NORM, 0));
        NDArray unembedding = config.tied() ? embedding : manager.create(file.read(LlamaTensor.UNEMBEDDING, 0), table);
        return new LlamaWeights(embedding, layers, finalNorm, unembedding);
    }

    private static Layer layer(NDManager manager, Llama2cFile file, int layer) {
        int d = file.config().dModel();
        int dMlp = file.config().dMlp();
        float[] mlpNorm = file.read(LlamaTensor.MLP_NORM, layer);
        return new Layer(
                queryKeyValue(manager, file, layer),
                manager.create(file.read(LlamaTensor.ATTENTION_OUT, layer), new Shape(d, d)),
                manager.create(scaled(file.read(LlamaTensor.GATE, layer), mlpNorm, 1), new Shape(dMlp, d)),
                manager.create(scaled(file.read(LlamaTensor.UP, layer), mlpNorm, 1), new Shape(dMlp, d)),
                manager.create(file.read(LlamaTensor.DOWN, layer), new Shape(d, dMlp)));
    }

    private static NDArray queryKeyValue(NDManager manager, Llama2cFile file, int layer) {
        LlamaConfig config = file.config();
        float[] norm = file.read(LlamaTensor.ATTENTION_NORM, layer);
        float[] query = scaled(file.read(LlamaTensor.QUERY, layer), norm, 1 / Math.sqrt(config.headSize()));
        float[] key = scaled(file.read(LlamaTensor.KEY, layer), norm, 1);
        float[] value = scaled(file.read(LlamaTensor.VALUE, layer), norm, 1);
        int head = config.headSize() * config.dModel();
        int group = config.group() * head;
        float[] all = new float[query.length + key.length + value.length];
        for (int i = 0, at = 0; i < config.keyValueHeads(); i++, at += group + 2 * head) {
            System.arraycopy(query, i * group, all, at, group);
            System.arraycopy(key, i * head, all, at + group, head);
            System.arraycopy(value, i * head, all, at + group + head, head);
        }
        return manager.create(all, new Shape(all.length / config.dModel(), config.dModel()));
    }

    /** Each row times the norm's weights and a number, in place. */
    private static float[] scaled(float[] matrix, float[] norm, double factor) {
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) (matrix[i] * (double) norm[i % norm.length] * factor);
        }
        return matrix;
    }
}
