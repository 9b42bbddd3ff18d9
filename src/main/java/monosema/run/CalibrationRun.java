package monosema.run;

import ai.djl.Device;
import monosema.config.CalibrationExperiment;

/** A calibration study as its stages: four parts that need nothing of each other. */
record CalibrationRun(CalibrationExperiment experiment) implements ExperimentStages {

    @Override
    public void run(StageRunner stages, Device device) {}
}
