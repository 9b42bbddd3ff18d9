package monosema.sae;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Weights before the first step: rows of W_dec at random, scaled to one norm; the encoder its transpose; biases 0;
 * JumpReLU's thresholds all alike. Drawn in Java, so that every device starts from the same bits.
 */
final class InitialWeights {
    private InitialWeights() {}

    /** By the names of {@link SaeParameters}, for an SAE of dSae features; the draws come from its own seed. */
    static Map<String, float[]> of(SaeSpec.Trained spec, int dIn, int dSae) {
        float[] decoder = decoder(spec.training(), dIn, dSae);
        Map<String, float[]> weights = new LinkedHashMap<>();
        weights.put(SaeParameters.ENCODER, decoder.clone());
        vectors(spec, dSae).forEach(weights::put);
        weights.put(SaeParameters.W_DEC, decoder);
        weights.put(SaeParameters.B_DEC, new float[dIn]);
        return weights;
    }

    private static Map<String, float[]> vectors(SaeSpec.Trained spec, int dSae) {
        Map<String, float[]> bias = Map.of(SaeParameters.B_ENC, new float[dSae]);
        return spec.architecture()
                .match(
                        standard -> bias,
                        topK -> bias,
                        batchTopK -> bias,
                        matryoshka -> bias,
                        jumpReLU -> {
                            Map<String, float[]> both = new LinkedHashMap<>(bias);
                            float[] thresholds = new float[dSae];
                            Arrays.fill(thresholds, (float) jumpReLU.initialThreshold());
                            both.put(SaeParameters.THRESHOLD, thresholds);
                            return both;
                        },
                        gated -> {
                            Map<String, float[]> three = new LinkedHashMap<>();
                            three.put(SaeParameters.B_GATE, new float[dSae]);
                            three.put(SaeParameters.B_MAG, new float[dSae]);
                            three.put(SaeParameters.R_MAG, new float[dSae]);
                            return three;
                        });
    }

    private static float[] decoder(SaeTraining training, int dIn, int dSae) {
        boolean positive = training.decoderInit() == SaeTraining.DecoderInit.POSITIVE;
        return rows(new Seed(training.seed()), positive, training.decoderInitNorm(), dIn, dSae);
    }

    /** dSae rows of a norm, row-major, in random directions of the cube, or of its positive corner. */
    static float[] rows(Seed seed, boolean positive, double norm, int dIn, int dSae) {
        UniformRandomProvider random = seed.stream("sae.init");
        float[] decoder = new float[Math.multiplyExact(dSae, dIn)];
        double[] row = new double[dIn];
        for (int i = 0; i < dSae; i++) {
            double sum = 0;
            for (int j = 0; j < dIn; j++) {
                double u = random.nextDouble();
                row[j] = positive ? u : 2 * u - 1;
                sum += row[j] * row[j];
            }
            double scale = norm / Math.sqrt(sum);
            for (int j = 0; j < dIn; j++) {
                decoder[i * dIn + j] = (float) (row[j] * scale);
            }
        }
        return decoder;
    }
}
