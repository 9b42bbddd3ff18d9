package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.Map;

/** An SAE's weights on a device. Close it to free them. */
public final class LoadedSae implements AutoCloseable {
    private final NDManager manager;
    private final SaeEncoding encoding;
    private final boolean applyBDecToInput;
    private final int dIn;
    private final int dSae;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();

    LoadedSae(NDManager parent, Sae sae) {
        this.manager = parent.newSubManager();
        this.encoding = sae.encoding();
        this.applyBDecToInput = sae.applyBDecToInput();
        this.dIn = sae.dIn();
        this.dSae = sae.dSae();
        sae.tensors()
                .forEach(tensor -> weights.put(
                        tensor.name(),
                        manager.create(
                                tensor.toArray(),
                                new Shape(tensor.shape().stream()
                                        .mapToLong(Integer::longValue)
                                        .toArray()))));
    }

    /** Width of the activations that it takes apart. */
    public int dIn() {
        return dIn;
    }

    /** Number of features. */
    public int dSae() {
        return dSae;
    }

    /**
     * Feature activations.
     *
     * @param owner closes what is returned
     * @param x float32 [B, dIn], on the weights' device
     * @return float32 [B, dSae], each at least 0
     */
    public NDArray encode(NDManager owner, NDArray x) {
        try (NDManager scope = owner.newSubManager(manager.getDevice())) {
            scope.tempAttachAll(weights.values().toArray(new NDArray[0]));
            NDArray input = applyBDecToInput ? x.sub(weight("b_dec")) : x;
            input = attached(scope, input, x);
            NDArray product = input.matMul(weight("W_enc"));
            product.attach(scope);
            NDArray f = features(product);
            f.attach(owner);
            return f;
        }
    }

    private static NDArray attached(NDManager scope, NDArray array, NDArray notThis) {
        if (array != notThis) {
            array.attach(scope);
        }
        return array;
    }

    private NDArray features(NDArray product) {
        if (encoding instanceof SaeEncoding.Gated) {
            NDArray open = product.add(weight("b_gate")).gt(0f);
            return Activation.relu(product.mul(weight("r_mag").exp()).addi(weight("b_mag")))
                    .muli(open);
        }
        NDArray z = product.addi(weight("b_enc"));
        if (encoding instanceof SaeEncoding.TopK topK) {
            return topK(z, topK);
        }
        NDArray f = Activation.relu(z);
        return encoding instanceof SaeEncoding.JumpRelu ? f.muli(z.gt(weight("threshold"))) : f;
    }

    private NDArray topK(NDArray z, SaeEncoding.TopK topK) {
        NDArray scores = topK.rescaleActsByDecoderNorm() ? z.muli(norms()) : z;
        NDArray indices = scores.topK(topK.k(), 1, true, false).get(1);
        NDArray values = Activation.relu(scores.gather(indices, 1));
        return scores.zerosLike().scatter(indices.toType(DataType.INT64, false), values, 1);
    }

    private NDArray norms() {
        return weight("W_dec").norm(new int[] {1});
    }

    /**
     * The reconstruction, {@code f W_dec + b_dec}.
     *
     * @param owner closes what is returned
     * @param f float32 [B, dSae], on the weights' device
     * @return float32 [B, dIn]
     */
    public NDArray decode(NDManager owner, NDArray f) {
        return addedBy(owner, f).addi(weight("b_dec"));
    }

    /**
     * What features add to the reconstruction, {@code f W_dec}, without b_dec.
     *
     * @param owner closes what is returned
     * @param f float32 [B, dSae], on the weights' device; differences of features too
     * @return float32 [B, dIn]
     */
    public NDArray addedBy(NDManager owner, NDArray f) {
        try (NDManager scope = owner.newSubManager(manager.getDevice())) {
            scope.tempAttachAll(weights.values().toArray(new NDArray[0]));
            NDArray features = f;
            if (encoding instanceof SaeEncoding.TopK topK && topK.rescaleActsByDecoderNorm()) {
                features = f.div(norms());
                features.attach(scope);
            }
            NDArray x = features.matMul(weight("W_dec"));
            x.attach(owner);
            return x;
        }
    }

    private NDArray weight(String name) {
        NDArray weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException(name);
        }
        return weight;
    }

    @Override
    public void close() {
        manager.close();
    }
}
