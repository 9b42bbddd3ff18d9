package monosema.sae;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.activations.ActivationMatrix;
import monosema.io.Tensor;

/**
 * A trained sparse autoencoder, float32, under SAELens' names: {@code z = (x - a b_dec) W_enc + b_enc}, f what its
 * {@link SaeEncoding} makes of z, {@code x^ = f W_dec + b_dec}; vectors are rows, a is 0 or 1.
 *
 * <p>Plain Java memory; {@link #load} puts a copy on a device. Immutable.
 */
public final class Sae {
    private final SaeEncoding encoding;
    private final boolean applyBDecToInput;
    private final int dIn;
    private final int dSae;
    private final Map<String, Tensor> tensors;

    private Sae(SaeEncoding encoding, boolean applyBDecToInput, int dIn, int dSae, Map<String, Tensor> tensors) {
        this.encoding = encoding;
        this.applyBDecToInput = applyBDecToInput;
        this.dIn = dIn;
        this.dSae = dSae;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * An SAE of given weights.
     *
     * @param encoding decides which tensors there must be, see {@link #shapes}
     * @param applyBDecToInput whether b_dec is subtracted from the input
     * @param dIn width of the activations, at least 1
     * @param dSae features, at least 1
     * @param given by name; no others
     * @throws IllegalArgumentException with one line that names the tensor: missing, extra, of another shape, with a
     *     number that is not finite; or naming k where it exceeds dSae
     */
    public static Sae of(SaeEncoding encoding, boolean applyBDecToInput, int dIn, int dSae, Map<String, Tensor> given) {
        if (dIn < 1 || dSae < 1) {
            throw new IllegalArgumentException("dIn and dSae must be >= 1, were %d and %d".formatted(dIn, dSae));
        }
        if (encoding instanceof SaeEncoding.TopK topK && (topK.k() < 1 || topK.k() > dSae)) {
            throw new IllegalArgumentException("k must be in [1, dSae = %d], was %d".formatted(dSae, topK.k()));
        }
        Map<String, List<Integer>> shapes = shapes(encoding, dIn, dSae);
        for (String name : given.keySet()) {
            if (!shapes.containsKey(name)) {
                throw new IllegalArgumentException("tensor '%s' is not one of architecture %s, which has %s"
                        .formatted(name, encoding.architecture(), String.join(", ", shapes.keySet())));
            }
        }
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> ordered.put(name, checked(name, shape, given)));
        return new Sae(encoding, applyBDecToInput, dIn, dSae, ordered);
    }

    /** A standard SAE; row-major weights of the shapes of {@link #shapes}. */
    public static Sae of(int dIn, int dSae, float[] wEnc, float[] bEnc, float[] wDec, float[] bDec) {
        List<Tensor> tensors = List.of(
                Tensor.of("W_enc", List.of(dIn, dSae), wEnc),
                Tensor.of("b_enc", List.of(dSae), bEnc),
                Tensor.of("W_dec", List.of(dSae, dIn), wDec),
                Tensor.of("b_dec", List.of(dIn), bDec));
        Map<String, Tensor> byName = new LinkedHashMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        return of(new SaeEncoding.Relu(), false, dIn, dSae, byName);
    }

    /**
     * The tensors of an SAE by name: {@code W_enc} [dIn, dSae], {@code b_enc} [dSae], {@code W_dec} [dSae, dIn],
     * {@code b_dec} [dIn]; JumpReLU has {@code threshold} [dSae] too; Gated has {@code b_gate}, {@code b_mag} and
     * {@code r_mag} [dSae] and no b_enc.
     */
    public static Map<String, List<Integer>> shapes(SaeEncoding encoding, int dIn, int dSae) {
        List<Integer> perFeature = List.of(dSae);
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("W_enc", List.of(dIn, dSae));
        if (encoding instanceof SaeEncoding.Gated) {
            shapes.put("b_gate", perFeature);
            shapes.put("b_mag", perFeature);
            shapes.put("r_mag", perFeature);
        } else {
            shapes.put("b_enc", perFeature);
        }
        if (encoding instanceof SaeEncoding.JumpRelu) {
            shapes.put("threshold", perFeature);
        }
        shapes.put("W_dec", List.of(dSae, dIn));
        shapes.put("b_dec", List.of(dIn));
        return shapes;
    }

    private static Tensor checked(String name, List<Integer> shape, Map<String, Tensor> given) {
        Tensor tensor = given.get(name);
        if (tensor == null || !tensor.shape().equals(shape)) {
            throw new IllegalArgumentException("tensor '%s' must have shape %s, %s"
                    .formatted(name, shape, tensor == null ? "is missing" : "has " + tensor.shape()));
        }
        for (int i = 0; i < tensor.size(); i++) {
            if (!Float.isFinite(tensor.buffer().get(i))) {
                throw new IllegalArgumentException("tensor '%s' must be finite, value %d was %s"
                        .formatted(name, i, tensor.buffer().get(i)));
            }
        }
        return tensor;
    }

    /** What it makes of pre-activations. */
    public SaeEncoding encoding() {
        return encoding;
    }

    /** Whether b_dec is subtracted from the input. */
    public boolean applyBDecToInput() {
        return applyBDecToInput;
    }

    /** Width of the activations that it takes apart. */
    public int dIn() {
        return dIn;
    }

    /** Number of features. */
    public int dSae() {
        return dSae;
    }

    /** All tensors, in the order of {@link #shapes}. */
    public List<Tensor> tensors() {
        return new ArrayList<>(tensors.values());
    }

    /**
     * One tensor.
     *
     * @throws IllegalArgumentException if its encoding has none of that name
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor '%s', there is %s".formatted(name, tensors.keySet()));
        }
        return tensor;
    }

    /** ||W_dec,i|| of each feature i, the length that one unit of its activation adds; a new array of length dSae. */
    public double[] decoderNorms() {
        float[] rows = tensor("W_dec").toArray();
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
     * Feature activations of the labelled words, in float32 in Java: the same bits on every machine.
     *
     * @param x [n, dIn]
     * @return [n, dSae], each at least 0
     * @throws IllegalArgumentException if x is not dIn wide
     */
    public ActivationMatrix encode(ActivationMatrix x) {
        if (x.columns() != dIn) {
            throw new IllegalArgumentException("activations must be %d wide, were %d".formatted(dIn, x.columns()));
        }
        float[] weights = tensor("W_enc").toArray();
        RowEncoder encoder = RowEncoder.of(this);
        float[] out = new float[Math.multiplyExact(x.rows(), dSae)];
        float[] product = new float[dSae];
        float[] bias = tensor("b_dec").toArray();
        for (int row = 0; row < x.rows(); row++) {
            float[] input = x.row(row);
            if (applyBDecToInput) {
                FloatRows.add(input, 0, -1, bias, 0, dIn);
            }
            Arrays.fill(product, 0);
            for (int k = 0; k < dIn; k++) {
                FloatRows.add(product, 0, input[k], weights, k * dSae, dSae);
            }
            encoder.encode(product, out, row * dSae);
        }
        return ActivationMatrix.of(x.rows(), dSae, out);
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
