package monosema.sae;

import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;

/**
 * What changes from step to step. Shares of the steps are rounded to whole steps.
 *
 * @param training the recipe
 * @param coefficient of the sparsity penalty at its height; 0 where there is none
 * @param warmUpShare share of the steps in which it rises
 */
record SaeSchedule(SaeTraining training, double coefficient, double warmUpShare) {

    static SaeSchedule of(SaeSpec.Trained spec) {
        SaeArchitecture architecture = spec.architecture();
        return architecture.match(
                standard -> new SaeSchedule(spec.training(), standard.l1Coefficient(), standard.l1WarmUpShare()),
                topK -> new SaeSchedule(spec.training(), 0, 0),
                batchTopK -> new SaeSchedule(spec.training(), 0, 0),
                matryoshka -> new SaeSchedule(spec.training(), 0, 0),
                jumpReLU -> new SaeSchedule(spec.training(), jumpReLU.l0Coefficient(), jumpReLU.l0WarmUpShare()),
                gated -> new SaeSchedule(spec.training(), gated.l1Coefficient(), gated.l1WarmUpShare()));
    }

    /** What a step is given, one-based. */
    StepKnobs knobs(int step, boolean measured) {
        return new StepKnobs(step, learningRate(step), sparsityCoefficient(step), measured);
    }

    /** Rises linearly from 0 at the first step to its height. */
    double sparsityCoefficient(int step) {
        long warmUp = Math.round(warmUpShare * training.steps());
        return step - 1 < warmUp ? coefficient * (step - 1) / warmUp : coefficient;
    }

    /**
     * Rises linearly so that it would be 0 one step before the first, stays, then falls linearly so that it would be 0
     * one step after the last.
     */
    double learningRate(int step) {
        long warmUp = Math.round(training.warmUpShare() * training.steps());
        long decay = Math.round(training.decayShare() * training.steps());
        long left = training.steps() - step + 1L;
        double rising = step < warmUp ? (double) step / warmUp : 1;
        double falling = left < decay ? (double) left / decay : 1;
        return training.learningRate() * rising * falling;
    }
}
