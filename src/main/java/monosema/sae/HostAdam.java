package monosema.sae;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) in Java memory, element by element: the same bits whatever the number of
 * threads.
 */
record HostAdam(double beta1, double beta2) {
    private static final double EPSILON = 1e-8;

    /**
     * Updates a range of one parameter.
     *
     * @param gradient times {@code share} is the gradient
     * @param share what clipping leaves of the gradient, in (0, 1]
     * @param step one-based
     * @param rate learning rate
     */
    void update(
            float[] weight,
            float[] mean,
            float[] square,
            float[] gradient,
            int from,
            int to,
            double share,
            int step,
            double rate) {
        double root = Math.sqrt(1 - StrictMath.pow(beta2, step));
        float size = (float) (rate * root / (1 - StrictMath.pow(beta1, step)));
        float epsilon = (float) (EPSILON * root);
        float keepMean = (float) beta1;
        float keepSquare = (float) beta2;
        float toMean = (float) ((1 - beta1) * share);
        float toSquare = (float) ((1 - beta2) * share * share);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = keepMean * mean[i] + toMean * g;
            float v = keepSquare * square[i] + toSquare * (g * g);
            mean[i] = m;
            square[i] = v;
            weight[i] -= size * (m / ((float) Math.sqrt(v) + epsilon));
        }
    }
}
