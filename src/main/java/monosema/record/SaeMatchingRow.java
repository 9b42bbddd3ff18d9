package monosema.record;

/**
 * A row of {@code sae-matching.csv}: two SAEs of one recipe and different seeds, their decoder rows paired.
 *
 * @param sae id of the one
 * @param other id of the other
 * @param pairs of decoder rows
 * @param unpaired rows that the wider one has more
 * @param meanCosine over the pairs
 * @param shareAbove09 share of the pairs whose cosine exceeds 0.9
 * @param shareAbove07 share of the pairs whose cosine exceeds 0.7
 */
public record SaeMatchingRow(
        String sae,
        String other,
        int pairs,
        int unpaired,
        double meanCosine,
        double shareAbove09,
        double shareAbove07) {}
