package monosema.sae;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * Takes one optimiser step after another, on some representation of the weights. Not thread-safe; closing it frees its
 * tensors.
 */
interface SaeStepper extends AutoCloseable {
    /** Dead features are told from living ones every so many steps; on a GPU each time waits for the device. */
    int DEAD_CHECK = 50;

    /**
     * One step.
     *
     * @param x scaled activations, float32 [B, dIn], on the stepper's device; stays the caller's to close
     * @return the batch as the SAE saw it before the update, where the knobs ask for it
     * @throws DivergedException where the loss is not finite, or the error is many times the input, as soon as that is
     *     known
     */
    @Nullable
    SaeTrainingPoint step(NDArray x, StepKnobs knobs);

    /**
     * Share of (row, feature) pairs that the latest step's gradient touched, in [0, 1]; NaN where it has not been
     * measured.
     */
    double density();

    /** A copy of all that the next step depends on. */
    TrainingState state();

    @Override
    void close();
}
