package monosema.config;

/**
 * An experiment on the statistics themselves: data sets of known truth are simulated, and what tests, intervals and
 * permutation p-values claim is compared with what happens. It has no model, no corpus and no words.
 *
 * @param id see {@link Experiment#id()}
 * @param title see {@link Experiment#title()}
 * @param run see {@link Experiment#run()}
 * @param device see {@link Experiment#device()}; nothing of it computes with tensors
 * @param seed see {@link Experiment#seed()}
 * @param calibration what is simulated
 * @param tolerances see {@link Experiment#tolerances()}
 */
public record CalibrationExperiment(
        String id,
        String title,
        RunMode run,
        DeviceChoice device,
        long seed,
        CalibrationSpec calibration,
        Tolerances tolerances)
        implements Experiment {

    /** An experiment that states no tolerances. */
    public CalibrationExperiment(
            String id, String title, RunMode run, DeviceChoice device, long seed, CalibrationSpec calibration) {
        this(id, title, run, device, seed, calibration, Tolerances.NONE);
    }
}
