package monosema.model;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import monosema.stats.BoxMuller;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A GPT-Neo's weights before training, as GPT-2's (Radford et al. 2019, section 2.3, without its rescaling by depth):
 * matrices normal with deviation 0.02, biases 0, LayerNorm weights 1.
 */
final class GaussianWeights {
    private static final double DEVIATION = 0.02;

    private GaussianWeights() {}

    /** All weights end to end, in the order of {@link GptNeoParameters#shapes}. */
    static float[] draw(GptNeoConfig config, UniformRandomProvider random) {
        float[] flat = new float[Math.toIntExact(GptNeoParameters.count(config))];
        int at = 0;
        for (Map.Entry<String, Shape> parameter :
                GptNeoParameters.shapes(config).entrySet()) {
            int end = at + Math.toIntExact(parameter.getValue().size());
            boolean vector = parameter.getValue().dimension() == 1;
            for (; at < end; at++) {
                if (vector) {
                    flat[at] = parameter.getKey().endsWith(".weight") ? 1 : 0;
                } else {
                    flat[at] = (float) (DEVIATION * BoxMuller.next(random));
                }
            }
        }
        return flat;
    }
}
