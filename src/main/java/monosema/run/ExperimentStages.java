package monosema.run;

import ai.djl.Device;

/** An experiment of some kind, checked and ready to run: the list of its stages. */
@FunctionalInterface
interface ExperimentStages {
    /**
     * Runs what is not stored yet, in order; the results are {@link StageRunner#done()}.
     *
     * @param stages runs each stage over the store
     * @param device where tensors live
     */
    void run(StageRunner stages, Device device);
}
