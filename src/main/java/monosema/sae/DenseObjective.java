package monosema.sae;

/** How an architecture trains with whole matrices, on any device. */
interface DenseObjective {

    /** Steps without firing after which a feature is dead; 0 where dead features are left alone. */
    int deadAfter();

    /** Weight of a batch in the running mean of BatchTopK's threshold; of no meaning elsewhere. */
    default double thresholdRate() {
        return 1;
    }

    /** Runs a batch forward; what is made on the way belongs to the manager of {@code batch.x()} and of the weights. */
    DensePass begin(DenseBatch batch);
}
