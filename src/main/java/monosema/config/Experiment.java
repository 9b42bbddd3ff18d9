package monosema.config;

import java.util.function.Function;

/** One declared experiment, of a kind that its keys tell; what all kinds declare is here. */
public sealed interface Experiment permits ModelExperiment, CalibrationExperiment, PlantedExperiment {

    /** {@code [a-z0-9-]{1,64}}, unique in the study; names its folder in the site. */
    String id();

    /** One line. */
    String title();

    /** Whether a plain build runs it; default {@code always}. */
    RunMode run();

    /** Where its tensors live; not part of the record's key; default {@code defaults.device}, else {@code auto}. */
    DeviceChoice device();

    /** The root of every random stream of the experiment; default {@code defaults.seed}, else 42. */
    long seed();

    /** How far a rerun elsewhere may move its results; not part of any key; default {@link Tolerances#NONE}. */
    Tolerances tolerances();

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(
            Function<ModelExperiment, T> model,
            Function<CalibrationExperiment, T> calibration,
            Function<PlantedExperiment, T> planted) {
        if (this instanceof ModelExperiment it) {
            return model.apply(it);
        }
        if (this instanceof CalibrationExperiment it) {
            return calibration.apply(it);
        }
        return planted.apply((PlantedExperiment) this);
    }
}
