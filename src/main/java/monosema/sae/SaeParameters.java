package monosema.sae;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of an SAE in training on a device, or their gradients, by name. Names and shapes are SAELens', but for the
 * encoder: {@code W_enc} is held as {@link #ENCODER}, its transpose, one row a feature like the decoder.
 *
 * @param arrays float32 by name, in a fixed order
 */
record SaeParameters(Map<String, NDArray> arrays) {
    /** W_enc transposed, [dSae, dIn]. */
    static final String ENCODER = "encoder";
    /** [dSae]. */
    static final String B_ENC = "b_enc";
    /** [dSae, dIn]. */
    static final String W_DEC = "W_dec";
    /** [dIn]. */
    static final String B_DEC = "b_dec";
    /** JumpReLU's thresholds, [dSae]; one below 0 counts as 0. */
    static final String THRESHOLD = "threshold";
    /** Bias of the gates, [dSae]. */
    static final String B_GATE = "b_gate";
    /** Bias of the magnitudes, [dSae]. */
    static final String B_MAG = "b_mag";
    /** Logarithm of the magnitudes' scale against the gates', [dSae]. */
    static final String R_MAG = "r_mag";

    SaeParameters {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /** One of them; {@code name} must be there. */
    NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no parameter '%s', there is %s".formatted(name, arrays.keySet()));
        }
        return array;
    }

    /** Whether a parameter has a row for each feature, and not a number. */
    static boolean isMatrix(String name) {
        return name.equals(ENCODER) || name.equals(W_DEC);
    }

    /** Names in order. */
    List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /** ||W_dec,i|| of each feature, [dSae], owned by the manager of the decoder. */
    NDArray decoderNorms() {
        return get(W_DEC).norm(new int[] {1});
    }
}
