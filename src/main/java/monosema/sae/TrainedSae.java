package monosema.sae;

import java.util.List;

/**
 * What training made.
 *
 * @param sae takes unscaled activations
 * @param activationScale the factor s that training put on the activations, now folded into the weights; 1 without
 * @param points the training curve, the first and the last step included
 * @param rowsPerSecond of the steps that this process took, their data included; 0 where it took none
 */
public record TrainedSae(Sae sae, double activationScale, List<SaeTrainingPoint> points, double rowsPerSecond) {
    public TrainedSae {
        points = List.copyOf(points);
    }
}
