package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;

/** An SAE's weights on a device. Close it to free them. */
public final class LoadedSae implements AutoCloseable {
    private final NDManager manager;
    private final SaeParameters weights;

    LoadedSae(NDManager parent, Sae sae) {
        this.manager = parent.newSubManager();
        this.weights = SaeParameters.of(manager, sae);
    }

    /** Width of the activations that it takes apart. */
    public int dIn() {
        return (int) weights.bDec().size();
    }

    /** Number of features. */
    public int dSae() {
        return (int) weights.bEnc().size();
    }

    /**
     * Feature activations, {@code ReLU(x W_enc + b_enc)}.
     *
     * @param owner closes what is returned
     * @param x float32 [B, dIn], on the weights' device
     * @return float32 [B, dSae]
     */
    public NDArray encode(NDManager owner, NDArray x) {
        NDArray z = x.matMul(weights.wEnc());
        z.attach(owner);
        NDArray f = Activation.relu(z.addi(weights.bEnc()));
        z.close();
        return f;
    }

    /**
     * The reconstruction, {@code f W_dec + b_dec}.
     *
     * @param owner closes what is returned
     * @param f float32 [B, dSae], on the weights' device
     * @return float32 [B, dIn]
     */
    public NDArray decode(NDManager owner, NDArray f) {
        NDArray x = f.matMul(weights.wDec());
        x.attach(owner);
        return x.addi(weights.bDec());
    }

    @Override
    public void close() {
        manager.close();
    }
}
