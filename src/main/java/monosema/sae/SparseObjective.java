package monosema.sae;

import java.util.List;

/** How an architecture trains where few features fire: told of each pair alone. */
interface SparseObjective {

    /** Names of the parameters of one number a feature, other than those of the decoder. */
    List<String> vectors();

    /** Whether the norms of the decoder's rows are needed. */
    boolean usesNorms();

    /** Steps without firing after which a feature is dead; 0 where dead features are left alone. */
    int deadAfter();

    /** Weight of a batch in the running mean of BatchTopK's threshold; of no meaning elsewhere. */
    default double thresholdRate() {
        return 1;
    }

    /** A pass over one batch. */
    SparsePass begin(SparseBatch batch);
}
