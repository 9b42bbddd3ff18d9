package monosema.config;

import java.util.List;

/**
 * An experiment on SAEs themselves: they are trained on activations that are made of a known dictionary, and how much of it
 * they find is counted. It has no model, no corpus and no words.
 *
 * @param id see {@link Experiment#id()}
 * @param title see {@link Experiment#title()}
 * @param run see {@link Experiment#run()}
 * @param device see {@link Experiment#device()}
 * @param seed see {@link Experiment#seed()}
 * @param planted the dictionaries and the activations
 * @param saes at least one; ids are unique
 * @param tolerances see {@link Experiment#tolerances()}
 */
public record PlantedExperiment(
        String id,
        String title,
        RunMode run,
        DeviceChoice device,
        long seed,
        PlantedSpec planted,
        List<PlantedSae> saes,
        Tolerances tolerances)
        implements Experiment {
    public PlantedExperiment {
        saes = List.copyOf(saes);
    }
}
