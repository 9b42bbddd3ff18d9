package monosema.sae;

import java.util.List;

/**
 * What training made.
 *
 * @param sae takes unscaled activations
 * @param activationScale the factor s that training put on the activations, now folded into the weights; 1 without
 * @param points the training curve, the first and the last step included
 */
public record TrainedSae(Sae sae, double activationScale, List<SaeTrainingPoint> points) {
    public TrainedSae {
        points = List.copyOf(points);
    }
}
