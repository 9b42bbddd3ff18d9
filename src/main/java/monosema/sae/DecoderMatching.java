package monosema.sae;

import ai.djl.ndarray.NDManager;
import monosema.stats.Histogram;

/**
 * How much of one SAE another one has found again, such as one of another seed: their decoder rows are paired so that the
 * sum of the cosines is the greatest (Kuhn 1955; for SAEs Paulo and Belrose 2025, arXiv 2501.16615), each row at most once.
 *
 * @param pairs as many as the SAE with fewer features has
 * @param unpaired features that the other has more
 * @param meanCosine mean over the pairs, in [-1, 1]; NaN without pairs
 * @param shareAbove09 share of the pairs whose cosine exceeds 0.9; NaN without pairs
 * @param shareAbove07 share of the pairs whose cosine exceeds 0.7; NaN without pairs
 * @param cosines of the pairs, in 40 bins from -1 to 1
 */
public record DecoderMatching(
        int pairs, int unpaired, double meanCosine, double shareAbove09, double shareAbove07, Histogram cosines) {
    /**
     * Of all features. The cosines of a features and b features take 4 a b bytes of Java memory, the pairing at worst
     * a^2 b steps, a being the smaller number: give the live features of wide SAEs.
     *
     * @param manager whose device multiplies
     * @throws IllegalArgumentException if the two differ in dIn
     */
    public static DecoderMatching of(NDManager manager, Sae a, Sae b) {
        return of(manager, Directions.ofDecoder(a), Directions.ofDecoder(b));
    }

    /**
     * Of some features.
     *
     * @param manager whose device multiplies
     * @param ofA features of {@code a}, zero-based, distinct, such as {@link SaeQualityMeter#liveFeatures()}
     * @param ofB features of {@code b}
     * @throws IllegalArgumentException if the two differ in dIn
     */
    public static DecoderMatching of(NDManager manager, Sae a, int[] ofA, Sae b, int[] ofB) {
        return of(manager, Directions.ofDecoder(a, ofA), Directions.ofDecoder(b, ofB));
    }

    private static DecoderMatching of(NDManager manager, Directions a, Directions b) {
        Directions fewer = a.size() <= b.size() ? a : b;
        Directions more = a.size() <= b.size() ? b : a;
        Cosines matched = Cosines.matched(fewer.cosines(manager, more));
        return new DecoderMatching(
                fewer.size(),
                more.size() - fewer.size(),
                matched.mean(),
                matched.shareAbove(0.9),
                matched.shareAbove(0.7),
                matched.histogram());
    }
}
