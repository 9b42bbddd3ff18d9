package monosema.sae;

import ai.djl.ndarray.NDManager;

/**
 * How alike the decoder directions of one SAE are.
 *
 * @param features directions compared
 * @param meanMaxCosine mean over the features of the greatest cosine of their decoder row with any other's, in [-1, 1];
 *     near 1 where features come in copies; NaN for fewer than two. A row of zeros has cosine 0 with every other
 */
public record DecoderGeometry(int features, double meanMaxCosine) {

    /**
     * Of all features. The [dSae, dSae] cosines exist in blocks of at most 64 MiB.
     *
     * @param manager whose device multiplies
     */
    public static DecoderGeometry of(NDManager manager, Sae sae) {
        return of(manager, Directions.ofDecoder(sae));
    }

    /**
     * Of some features.
     *
     * @param manager whose device multiplies
     * @param features zero-based, distinct, such as {@link SaeQualityMeter#liveFeatures()}
     */
    public static DecoderGeometry of(NDManager manager, Sae sae, int[] features) {
        return of(manager, Directions.ofDecoder(sae, features));
    }

    private static DecoderGeometry of(NDManager manager, Directions directions) {
        double mean = directions.size() < 2
                ? Double.NaN
                : Cosines.of(directions.bestAmongOthers(manager)).mean();
        return new DecoderGeometry(directions.size(), mean);
    }
}
