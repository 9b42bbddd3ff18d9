package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import monosema.io.Tensor;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The four weights of a standard SAE on a device, or their gradients.
 *
 * @param wEnc float32 [dIn, dSae]
 * @param bEnc float32 [dSae]
 * @param wDec float32 [dSae, dIn]
 * @param bDec float32 [dIn]
 */
record SaeParameters(NDArray wEnc, NDArray bEnc, NDArray wDec, NDArray bDec) {
    private static final double INITIAL_DECODER_NORM = 0.1;

    /** A copy of an SAE's weights, owned by {@code manager}. */
    static SaeParameters of(NDManager manager, Sae sae) {
        List<NDArray> arrays =
                sae.tensors().stream().map(tensor -> array(manager, tensor)).toList();
        return new SaeParameters(arrays.get(0), arrays.get(1), arrays.get(2), arrays.get(3));
    }

    private static NDArray array(NDManager manager, Tensor tensor) {
        long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
        return manager.create(tensor.toArray(), new Shape(shape));
    }

    /**
     * SAELens' initial weights: rows of W_dec uniform in [-1, 1]^dIn (Kaiming uniform up to a factor), scaled to norm
     * 0.1; W_enc its transpose; biases 0. Drawn in Java, so that every device starts from the same bits.
     */
    static Sae initial(int dIn, int dSae, UniformRandomProvider random) {
        float[] wDec = new float[dSae * dIn];
        float[] wEnc = new float[dIn * dSae];
        double[] row = new double[dIn];
        for (int i = 0; i < dSae; i++) {
            double sum = 0;
            for (int j = 0; j < dIn; j++) {
                row[j] = 2 * random.nextDouble() - 1;
                sum += row[j] * row[j];
            }
            double scale = INITIAL_DECODER_NORM / Math.sqrt(sum);
            for (int j = 0; j < dIn; j++) {
                float weight = (float) (row[j] * scale);
                wDec[i * dIn + j] = weight;
                wEnc[j * dSae + i] = weight;
            }
        }
        return Sae.of(dIn, dSae, wEnc, new float[dSae], wDec, new float[dIn]);
    }

    /**
     * The weights that do to x what these do to s x: W_enc s, b_enc, W_dec / s, b_dec / s.
     *
     * @param s factor of the inputs in training, &gt; 0
     */
    Sae folded(double s) {
        return Sae.of(
                (int) bDec.size(),
                (int) bEnc.size(),
                scaled(wEnc, s),
                bEnc.toFloatArray(),
                scaled(wDec, 1 / s),
                scaled(bDec, 1 / s));
    }

    private static float[] scaled(NDArray array, double factor) {
        float[] values = array.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
        return values;
    }

    /** All four, in the order of the components. */
    NDList list() {
        return new NDList(wEnc, bEnc, wDec, bDec);
    }
}
