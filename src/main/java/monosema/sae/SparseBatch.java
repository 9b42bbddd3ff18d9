package monosema.sae;

/** What a pass over a batch may read. */
final class SparseBatch {
    private final SparseWeights weights;
    private final float[] norms;
    private final DeadFeatures dead;
    private final StepKnobs knobs;
    private final int rows;

    /**
     * A batch.
     *
     * @param weights before the step
     * @param norms ||W_dec,i||, [dSae]; all 0 where the objective does not use them
     * @param dead features that have not fired for long
     * @param knobs of the step
     * @param rows of the batch
     */
    SparseBatch(SparseWeights weights, float[] norms, DeadFeatures dead, StepKnobs knobs, int rows) {
        this.weights = weights;
        this.norms = norms;
        this.dead = dead;
        this.knobs = knobs;
        this.rows = rows;
    }

    SparseWeights weights() {
        return weights;
    }

    float[] norms() {
        return norms;
    }

    DeadFeatures dead() {
        return dead;
    }

    StepKnobs knobs() {
        return knobs;
    }

    int rows() {
        return rows;
    }
}
