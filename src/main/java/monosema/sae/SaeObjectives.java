package monosema.sae;

import monosema.config.SaeArchitecture;

/**
 * Both forms of an architecture's objective: the same loss and gradients, up to float32 rounding.
 *
 * @param dense with whole matrices
 * @param sparse pair by pair
 * @param alwaysSparse whether few features fire from the first step on, by construction
 */
record SaeObjectives(DenseObjective dense, SparseObjective sparse, boolean alwaysSparse) {

    /** The objective of an architecture. */
    static SaeObjectives of(SaeArchitecture architecture) {
        return architecture.match(
                standard -> new SaeObjectives(new StandardDense(), new StandardSparse(), false),
                topK -> of(TopKChoice.of(topK)),
                batchTopK -> of(TopKChoice.of(batchTopK)),
                matryoshka -> of(TopKChoice.of(matryoshka)),
                jumpReLU -> new SaeObjectives(new JumpReLUDense(jumpReLU), new JumpReLUSparse(jumpReLU), false),
                gated -> new SaeObjectives(new GatedDense(gated), new GatedSparse(gated), false));
    }

    private static SaeObjectives of(TopKChoice choice) {
        return new SaeObjectives(new TopKDense(choice), new TopKSparse(choice), true);
    }
}
