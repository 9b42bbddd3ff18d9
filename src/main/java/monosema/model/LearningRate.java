package monosema.model;

/**
 * Rises linearly from 0 to the peak, then falls linearly to 0.
 *
 * @param peak reached at the last step of the warm-up, &gt; 0
 * @param steps steps in all, at least 1
 * @param warmUpSteps steps of the rise, at least 0 and less than {@code steps}
 */
record LearningRate(double peak, int steps, int warmUpSteps) {
    LearningRate {
        if (!(peak > 0) || steps < 1 || warmUpSteps < 0 || warmUpSteps >= steps) {
            throw new IllegalArgumentException("peak %s must be > 0, steps %d >= 1, warm-up steps %d in [0, steps)"
                    .formatted(peak, steps, warmUpSteps));
        }
    }

    /**
     * The rate of a step.
     *
     * @param step one-based, at most the number of steps
     */
    double at(int step) {
        if (step <= warmUpSteps) {
            return peak * step / warmUpSteps;
        }
        return peak * (steps - step + 1) / (steps - warmUpSteps);
    }
}
