package monosema.config;

/** A sparse autoencoder to train on the activations of the hook site. */
public sealed interface SaeSpec {

    /** {@code [a-z0-9-]+}, unique in its experiment; names its files. */
    String id();

    /** {@code dSae / dIn}, at least 1. */
    int expansion();

    /**
     * ReLU encoder with an L1 penalty weighted by the decoder's norms, SAELens' standard recipe.
     *
     * @param id see {@link SaeSpec#id()}
     * @param expansion see {@link SaeSpec#expansion()}
     * @param l1Coefficient final weight of the penalty, &gt; 0
     * @param l1WarmUpShare share of the steps in which it rises linearly from 0, in [0, 1]
     * @param steps optimiser steps
     * @param batch activation rows of a step
     * @param learningRate Adam's, constant until the decay
     * @param decayShare share of the steps, at the end, in which the rate falls linearly to 0, in [0, 1]
     * @param normalizeActivations whether inputs are scaled to mean norm sqrt(dIn) in training (SAELens'
     *     {@code expected_average_only_in}); the scale is folded into the weights at the end
     */
    record Standard(
            String id,
            int expansion,
            double l1Coefficient,
            double l1WarmUpShare,
            int steps,
            int batch,
            double learningRate,
            double decayShare,
            boolean normalizeActivations)
            implements SaeSpec {}
}
