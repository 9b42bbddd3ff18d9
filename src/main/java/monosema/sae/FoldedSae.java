package monosema.sae;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.io.Tensor;

/**
 * Makes of weights in training the SAE that others can load: it takes activations as the model gives them, and the whole
 * TopK family has decoder rows of norm 1.
 *
 * <p>Scale: what was trained on s x does the same to x with {@code W_enc s}, {@code W_dec / s} and {@code b_dec / s}.
 * Norms: where features were compared by z_i n_i, {@code W_enc n}, {@code b_enc n} and {@code W_dec / n} compare them by
 * z_i alone and add the same. BatchTopK's threshold is of z_i n_i, and n shrinks by s with the decoder, so it is divided
 * by s.
 */
final class FoldedSae {
    private final SaeSpec.Trained spec;
    private final TrainingState state;
    private final double scale;
    private final int dIn;
    private final int dSae;

    private FoldedSae(SaeSpec.Trained spec, TrainingState state, double scale) {
        this.spec = spec;
        this.state = state;
        this.scale = scale;
        this.dIn = state.dIn();
        this.dSae = state.dSae();
    }

    /**
     * The SAE of a state.
     *
     * @param scale s, the factor of the inputs in training, &gt; 0
     */
    static Sae of(SaeSpec.Trained spec, TrainingState state, double scale) {
        FoldedSae folded = new FoldedSae(spec, state, scale);
        return spec.architecture()
                .match(
                        standard -> folded.sae(new SaeEncoding.Relu(), folded.plain()),
                        topK -> folded.topK(topK),
                        batchTopK -> folded.batchTopK(batchTopK.rescaleActsByDecoderNorm()),
                        matryoshka -> folded.batchTopK(matryoshka.rescaleActsByDecoderNorm()),
                        jumpReLU -> folded.sae(new SaeEncoding.JumpRelu(), folded.withThresholds()),
                        gated -> folded.sae(new SaeEncoding.Gated(), folded.plain()));
    }

    private Sae topK(SaeArchitecture.TopK topK) {
        return sae(
                new SaeEncoding.TopK(topK.k(), false), topK.rescaleActsByDecoderNorm() ? withUnitDecoder() : plain());
    }

    private Sae batchTopK(boolean rescaled) {
        Map<String, float[]> weights = rescaled ? withUnitDecoder() : plain();
        float[] threshold = new float[dSae];
        Arrays.fill(threshold, (float) (rescaled ? state.threshold() / scale : state.threshold()));
        weights.put("threshold", threshold);
        return sae(new SaeEncoding.JumpRelu(), weights);
    }

    private Sae sae(SaeEncoding encoding, Map<String, float[]> weights) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, List<Integer>> shapes = Sae.shapes(encoding, dIn, dSae);
        shapes.forEach((name, shape) -> tensors.put(name, Tensor.of(name, shape, array(weights, name))));
        return Sae.of(encoding, spec.training().applyBDecToInput(), dIn, dSae, tensors);
    }

    private static float[] array(Map<String, float[]> weights, String name) {
        float[] values = weights.get(name);
        if (values == null) {
            throw new IllegalStateException(name);
        }
        return values;
    }

    /** By SAELens' names, the activations' scale folded. */
    private Map<String, float[]> plain() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        state.weights().forEach((name, values) -> {
            switch (name) {
                case SaeParameters.ENCODER -> weights.put("W_enc", scaled(transposed(values), scale));
                case SaeParameters.W_DEC -> weights.put(name, scaled(values.clone(), 1 / scale));
                case SaeParameters.B_DEC ->
                    weights.put(name, scaled(values.clone(), spec.training().foldDecoderBias() ? 1 / scale : 1));
                default -> weights.put(name, values.clone());
            }
        });
        return weights;
    }

    private Map<String, float[]> withThresholds() {
        Map<String, float[]> weights = plain();
        float[] thresholds = array(weights, SaeParameters.THRESHOLD);
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = Math.max(thresholds[i], 0);
        }
        return weights;
    }

    private Map<String, float[]> withUnitDecoder() {
        Map<String, float[]> weights = plain();
        float[] encoder = array(weights, "W_enc");
        float[] bias = array(weights, "b_enc");
        float[] decoder = array(weights, "W_dec");
        for (int i = 0; i < dSae; i++) {
            double sum = 0;
            for (int j = i * dIn; j < (i + 1) * dIn; j++) {
                sum += (double) decoder[j] * decoder[j];
            }
            double norm = Math.sqrt(sum);
            // A zero row adds nothing: its feature is silenced rather than divided by 0.
            double inverse = norm > 0 ? 1 / norm : 0;
            for (int j = 0; j < dIn; j++) {
                decoder[i * dIn + j] = (float) (decoder[i * dIn + j] * inverse);
                encoder[j * dSae + i] = (float) (encoder[j * dSae + i] * norm);
            }
            bias[i] = (float) (bias[i] * norm);
        }
        return weights;
    }

    private float[] transposed(float[] rows) {
        float[] columns = new float[rows.length];
        for (int i = 0; i < dSae; i++) {
            for (int j = 0; j < dIn; j++) {
                columns[j * dSae + i] = rows[i * dIn + j];
            }
        }
        return columns;
    }

    private static float[] scaled(float[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
        return values;
    }
}
