package monosema.sae;

import ai.djl.ndarray.NDManager;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.io.Tensor;

/**
 * A trained ReLU sparse autoencoder, float32, as SAELens' architecture {@code standard} with
 * {@code apply_b_dec_to_input: false}: {@code f = ReLU(x W_enc + b_enc)}, {@code x^ = f W_dec + b_dec}, vectors as rows.
 *
 * <p>Plain Java memory; {@link #load} puts a copy on a device. Immutable.
 */
public final class Sae {
    private final int dIn;
    private final int dSae;
    private final Tensor wEnc;
    private final Tensor bEnc;
    private final Tensor wDec;
    private final Tensor bDec;

    private Sae(int dIn, int dSae, Tensor wEnc, Tensor bEnc, Tensor wDec, Tensor bDec) {
        this.dIn = dIn;
        this.dSae = dSae;
        this.wEnc = wEnc;
        this.bEnc = bEnc;
        this.wDec = wDec;
        this.bDec = bDec;
    }

    /**
     * Copies row-major weights.
     *
     * @param dIn width of the activations, at least 1
     * @param dSae features, at least 1
     * @param wEnc [dIn, dSae]
     * @param bEnc [dSae]
     * @param wDec [dSae, dIn]
     * @param bDec [dIn]
     * @throws IllegalArgumentException naming the tensor, if one has another size or holds a number that is not finite
     */
    public static Sae of(int dIn, int dSae, float[] wEnc, float[] bEnc, float[] wDec, float[] bDec) {
        if (dIn < 1 || dSae < 1) {
            throw new IllegalArgumentException("dIn and dSae must be >= 1, were %d and %d".formatted(dIn, dSae));
        }
        return new Sae(
                dIn,
                dSae,
                finite(Tensor.of("W_enc", List.of(dIn, dSae), wEnc)),
                finite(Tensor.of("b_enc", List.of(dSae), bEnc)),
                finite(Tensor.of("W_dec", List.of(dSae, dIn), wDec)),
                finite(Tensor.of("b_dec", List.of(dIn), bDec)));
    }

    private static Tensor finite(Tensor tensor) {
        for (int i = 0; i < tensor.size(); i++) {
            if (!Float.isFinite(tensor.buffer().get(i))) {
                throw new IllegalArgumentException("tensor '%s' must be finite, value %d was %s"
                        .formatted(tensor.name(), i, tensor.buffer().get(i)));
            }
        }
        return tensor;
    }

    /** Width of the activations that it takes apart. */
    public int dIn() {
        return dIn;
    }

    /** Number of features. */
    public int dSae() {
        return dSae;
    }

    /** {@code W_enc} [dIn, dSae], {@code b_enc} [dSae], {@code W_dec} [dSae, dIn], {@code b_dec} [dIn]. */
    public List<Tensor> tensors() {
        return List.of(wEnc, bEnc, wDec, bDec);
    }

    /** ||W_dec,i|| of each feature i, the length that one unit of its activation adds; a new array of length dSae. */
    public double[] decoderNorms() {
        float[] rows = wDec.toArray();
        double[] norms = new double[dSae];
        for (int i = 0; i < dSae; i++) {
            double sum = 0;
            for (int j = i * dIn; j < (i + 1) * dIn; j++) {
                sum += (double) rows[j] * rows[j];
            }
            norms[i] = Math.sqrt(sum);
        }
        return norms;
    }

    /**
     * Feature activations of the labelled words, {@code ReLU(x W_enc + b_enc)}, in float32 in Java: the same bits on
     * every machine.
     *
     * @param x [n, dIn]
     * @return [n, dSae], each at least 0
     * @throws IllegalArgumentException if x is not dIn wide
     */
    public ActivationMatrix encode(ActivationMatrix x) {
        if (x.columns() != dIn) {
            throw new IllegalArgumentException("activations must be %d wide, were %d".formatted(dIn, x.columns()));
        }
        float[] weights = wEnc.toArray();
        float[] bias = bEnc.toArray();
        float[] out = new float[Math.multiplyExact(x.rows(), dSae)];
        float[] z = new float[dSae];
        for (int row = 0; row < x.rows(); row++) {
            System.arraycopy(bias, 0, z, 0, dSae);
            addProduct(x.row(row), weights, z);
            for (int i = 0; i < dSae; i++) {
                out[row * dSae + i] = Math.max(z[i], 0f);
            }
        }
        return ActivationMatrix.of(x.rows(), dSae, out);
    }

    /** Row by row of the weights, since the JIT turns this order into vector instructions and not a dot product. */
    private static void addProduct(float[] x, float[] weights, float[] z) {
        for (int k = 0; k < x.length; k++) {
            float scale = x[k];
            int at = k * z.length;
            for (int i = 0; i < z.length; i++) {
                z[i] += scale * weights[at + i];
            }
        }
    }

    /**
     * A copy of the weights as tensors.
     *
     * @param parent whose device it lives on, and which closes it at the latest
     */
    public LoadedSae load(NDManager parent) {
        return new LoadedSae(parent, this);
    }
}
