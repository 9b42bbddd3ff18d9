package monosema.sae;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) in Java memory, element by element: the same bits whatever the number of
 * threads.
 */
record HostAdam(double beta1, double beta2) {
    private static final double EPSILON = 1e-8;

    /**
     * One step.
     *
     * @param share what clipping leaves of the gradient, in (0, 1]
     * @param step one-based
     * @param rate learning rate
     */
    Step step(double share, int step, double rate) {
        double root = Math.sqrt(1 - StrictMath.pow(beta2, step));
        return new Step(
                (float) beta1,
                (float) beta2,
                (float) ((1 - beta1) * share),
                (float) ((1 - beta2) * share * share),
                (float) (rate * root / (1 - StrictMath.pow(beta1, step))),
                (float) (EPSILON * root));
    }

    /** The numbers of one step, rounded once. */
    record Step(float keepMean, float keepSquare, float toMean, float toSquare, float size, float epsilon) {

        /** Updates a row of a parameter and of both its moments. */
        void update(float[] weight, float[] mean, float[] square, float[] gradient) {
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
