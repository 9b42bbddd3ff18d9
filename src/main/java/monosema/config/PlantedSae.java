package monosema.config;

import java.util.List;

/**
 * One recipe for an SAE of planted dictionaries, the same at each number of active features but for k: where the
 * architecture has one and none is declared, k is the number of active features.
 *
 * @param id see {@link SaeSpec#id()}
 * @param expansion see {@link SaeSpec.Trained}
 * @param architectures one for each of {@link PlantedSpec#active()}; they differ in k at most
 * @param training how the loss is brought down
 */
public record PlantedSae(String id, int expansion, List<SaeArchitecture> architectures, SaeTraining training) {
    public PlantedSae {
        architectures = List.copyOf(architectures);
    }

    /**
     * The SAE for one number of active features.
     *
     * @param level its place in {@link PlantedSpec#active()}, zero-based
     */
    public SaeSpec.Trained at(int level) {
        return new SaeSpec.Trained(id, expansion, architectures.get(level), training);
    }
}
