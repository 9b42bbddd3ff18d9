package monosema.probe;

import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Probe.Scaling;

/** Where the kernel of a training fold comes from: all that an L2 probe sees of a representation. */
interface Kernels {
    /** Number of words. */
    int n();

    /**
     * The kernel of all words, centred and scaled by what the training words alone say.
     *
     * @param train rows of a training fold, at least one
     */
    FoldKernel foldKernel(int[] train);

    /** For one representation, one row a word. */
    static Kernels of(ActivationMatrix activations, Scaling scaling) {
        return switch (scaling) {
            case GLOBAL -> GramMatrix.of(activations);
            case STANDARDIZED -> new StandardizedRows(activations);
        };
    }
}
