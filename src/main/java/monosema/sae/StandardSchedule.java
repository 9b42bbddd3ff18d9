package monosema.sae;

import monosema.config.SaeSpec;

/**
 * What changes from step to step in SAELens' recipe. Shares of the steps are rounded to whole steps.
 *
 * @param spec the recipe
 */
record StandardSchedule(SaeSpec.Standard spec) {

    /** Lambda of a step: rises linearly from 0 at the first step to {@code l1Coefficient}. */
    double l1Coefficient(int step) {
        long warmUp = Math.round(spec.l1WarmUpShare() * spec.steps());
        return step - 1 < warmUp ? spec.l1Coefficient() * (step - 1) / warmUp : spec.l1Coefficient();
    }

    /** Rate of a step: constant, then falling linearly so that it would be 0 one step after the last. */
    double learningRate(int step) {
        long decay = Math.round(spec.decayShare() * spec.steps());
        long left = spec.steps() - step + 1L;
        return left < decay ? spec.learningRate() * left / decay : spec.learningRate();
    }
}
