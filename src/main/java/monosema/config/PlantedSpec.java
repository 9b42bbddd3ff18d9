package monosema.config;

import java.util.List;

/**
 * Dictionaries that are known because they were drawn, and the activations that are made of them.
 *
 * @param dIn width of the activations, 2 to 1,024, default 64
 * @param features directions of a dictionary, 2 to 4,096, default 256
 * @param active mean numbers of features in an activation, rising, each 1 to below {@code features}, default 5 and 20
 * @param exponent of Zipf's law, by which the rates of the features fall, in [0, 5], default 1; 0 for equal rates
 * @param leastStrength of an active feature; strengths are uniform from it to the most, in (0, 1e3], default 0.5
 * @param mostStrength of an active feature, at least {@code leastStrength}, at most 1e3, default 1.5
 * @param dictionaries drawn; every SAE is trained on each, 1 to 100, default 3
 * @param heldOutRows activations that an SAE is measured on, 100 to 10,000,000, default 20,000
 * @param labels by which scores are validated, default {@link PlantedLabels#NONE}
 */
public record PlantedSpec(
        int dIn,
        int features,
        List<Integer> active,
        double exponent,
        double leastStrength,
        double mostStrength,
        int dictionaries,
        int heldOutRows,
        @Unstated(PlantedLabels.NOTHING) PlantedLabels labels) {
    public PlantedSpec {
        active = List.copyOf(active);
    }

    /** Dictionaries without labels. */
    public PlantedSpec(
            int dIn,
            int features,
            List<Integer> active,
            double exponent,
            double leastStrength,
            double mostStrength,
            int dictionaries,
            int heldOutRows) {
        this(
                dIn,
                features,
                active,
                exponent,
                leastStrength,
                mostStrength,
                dictionaries,
                heldOutRows,
                PlantedLabels.NONE);
    }

    /** The same without labels. */
    public PlantedSpec unlabelled() {
        return new PlantedSpec(dIn, features, active, exponent, leastStrength, mostStrength, dictionaries, heldOutRows);
    }
}
