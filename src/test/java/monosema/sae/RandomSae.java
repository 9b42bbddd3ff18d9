package monosema.sae;

import java.util.LinkedHashMap;
import java.util.Map;
import monosema.io.Tensor;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/** SAEs of random weights: thresholds above 0, everything else around it. */
final class RandomSae {
    private RandomSae() {}

    static Sae standard(int dIn, int dSae, long seed) {
        return of(new SaeEncoding.Relu(), false, dIn, dSae, seed);
    }

    static Sae of(SaeEncoding encoding, boolean applyBDecToInput, int dIn, int dSae, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Sae.shapes(encoding, dIn, dSae).forEach((name, shape) -> {
            UniformRandomProvider random = new Seed(seed).stream(name);
            float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
            for (int i = 0; i < values.length; i++) {
                double u = random.nextDouble();
                values[i] = (float) (name.equals("threshold") ? 0.3 * u : 2 * u - 1) / (float) Math.sqrt(dIn);
            }
            tensors.put(name, Tensor.of(name, shape, values));
        });
        return Sae.of(encoding, applyBDecToInput, dIn, dSae, tensors);
    }
}
