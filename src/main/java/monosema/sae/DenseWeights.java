package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The weights of a dense pass on its device, and the optimiser that changes them. */
interface DenseWeights {

    /** Views of the weights for one step. */
    SaeParameters views(NDManager scope);

    /**
     * Clips the gradients and takes one step of Adam.
     *
     * @param gradients by the weights' names; their memory may be reused
     */
    void update(SaeParameters gradients, StepKnobs knobs);

    /** Weights and moments as they are now, in Java memory; with what else the next step depends on. */
    TrainingState state(int step, NDArray silentSteps, double threshold);
}
