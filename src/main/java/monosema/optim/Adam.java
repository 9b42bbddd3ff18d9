package monosema.optim;

/**
 * Adam (Kingma and Ba 2015, algorithm 1, in the form at the end of its section 2) on gradients that are scaled down to a
 * bounded norm first (Pascanu et al. 2013), with PyTorch's epsilons.
 *
 * @param beta1 decay of the mean, in [0, 1)
 * @param beta2 decay of the mean square, in [0, 1)
 * @param mostNorm norm that a gradient is scaled down to, above 0
 */
public record Adam(double beta1, double beta2, double mostNorm) {
    private static final double EPSILON = 1e-8;
    /** As in PyTorch's {@code clip_grad_norm_}. */
    static final double NORM_EPSILON = 1e-6;

    /**
     * The numbers of one step.
     *
     * @param norm of the whole gradient, before it is scaled
     * @param step one-based
     * @param rate learning rate
     */
    public Step step(double norm, int step, double rate) {
        double share = Math.min(1, mostNorm / (norm + NORM_EPSILON));
        return new Step(
                (float) beta1,
                (float) beta2,
                (float) ((1 - beta1) * share),
                (float) ((1 - beta2) * share * share),
                size(step, rate),
                epsilon(step));
    }

    private double rootOfCorrection(int step) {
        return Math.sqrt(1 - StrictMath.pow(beta2, step));
    }

    /** Step size with both corrections of the bias. */
    float size(int step, double rate) {
        return (float) (rate * rootOfCorrection(step) / (1 - StrictMath.pow(beta1, step)));
    }

    /** What is added to the root of the mean square. */
    float epsilon(int step) {
        return (float) (EPSILON * rootOfCorrection(step));
    }

    /**
     * The numbers of one step, rounded once.
     *
     * @param keepMean share of the mean that stays
     * @param keepSquare share of the mean square that stays
     * @param toMean share of the gradient that goes into the mean, clipping included
     * @param toSquare share of its square that goes into the mean square, clipping included
     * @param size of the step, both corrections of the bias included
     * @param epsilon added to the root of the mean square
     */
    public record Step(float keepMean, float keepSquare, float toMean, float toSquare, float size, float epsilon) {

        /**
         * Updates weights and both their moments, in one pass. The same bits on every processor: Java's square root and
         * division are rounded as IEEE 754 says.
         *
         * @param gradient before it is scaled; all four arrays of one length
         */
        public void update(float[] weight, float[] mean, float[] square, float[] gradient) {
            for (int i = 0; i < weight.length; i++) {
                float g = gradient[i];
                float m = keepMean * mean[i] + toMean * g;
                float v = keepSquare * square[i] + toSquare * (g * g);
                mean[i] = m;
                square[i] = v;
                weight[i] -= size * (m / ((float) Math.sqrt(v) + epsilon));
            }
        }
    }
}
