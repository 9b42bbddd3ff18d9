package monosema.sae;

import ai.djl.ndarray.NDManager;

/**
 * How well an SAE has found the directions that its activations were made of, where these are known (Sharkey, Braun and
 * Millidge 2022). The best cosine rises with the SAE's width by chance alone, and one feature may serve several planted
 * directions; the matched cosine allows each feature to serve one.
 *
 * @param planted known directions
 * @param meanBestCosine mean over the planted directions of the greatest cosine with a decoder row, in [-1, 1]; 0 for an
 *     SAE without features
 * @param shareBestAbove09 share of the planted directions whose greatest cosine exceeds 0.9
 * @param meanMatchedCosine mean over the planted directions of the cosine with their own decoder row, when rows and
 *     directions are paired so that the sum is the greatest; a direction left without a row counts as 0
 * @param shareMatchedAbove09 share of the planted directions whose own row's cosine exceeds 0.9
 */
public record DictionaryRecovery(
        int planted,
        double meanBestCosine,
        double shareBestAbove09,
        double meanMatchedCosine,
        double shareMatchedAbove09) {
    private static final double FOUND = 0.9;

    /**
     * By all features.
     *
     * @param manager whose device multiplies
     * @param dictionary [planted, dIn], at least one direction, of any length but 0
     */
    public static DictionaryRecovery of(NDManager manager, double[][] dictionary, Sae sae) {
        return of(Directions.of(dictionary).cosines(manager, Directions.ofDecoder(sae)));
    }

    /**
     * By some features.
     *
     * @param manager whose device multiplies
     * @param dictionary [planted, dIn], at least one direction, of any length but 0
     * @param features zero-based, distinct, such as {@link SaeQualityMeter#liveFeatures()}
     */
    public static DictionaryRecovery of(NDManager manager, double[][] dictionary, Sae sae, int[] features) {
        return of(Directions.of(dictionary).cosines(manager, Directions.ofDecoder(sae, features)));
    }

    private static DictionaryRecovery of(float[][] cosines) {
        Cosines best = Cosines.best(cosines);
        Cosines matched = Cosines.matched(cosines);
        return new DictionaryRecovery(
                cosines.length, best.mean(), best.shareAbove(FOUND), matched.mean(), matched.shareAbove(FOUND));
    }
}
