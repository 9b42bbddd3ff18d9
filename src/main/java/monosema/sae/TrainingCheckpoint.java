package monosema.sae;

import java.util.List;

/**
 * Where a training stands: all that going on from here needs, so that it ends with the same bits as if it had never
 * stopped.
 *
 * @param state of weights and optimiser
 * @param scale factor of the activations
 * @param rows of the sequence of activations that were read
 * @param sparse whether the sparse path was in use
 * @param points of the curve so far
 */
public record TrainingCheckpoint(
        TrainingState state, double scale, long rows, boolean sparse, List<SaeTrainingPoint> points) {
    public TrainingCheckpoint {
        points = List.copyOf(points);
    }
}
