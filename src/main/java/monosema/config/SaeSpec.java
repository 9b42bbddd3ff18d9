package monosema.config;

import java.util.function.Function;

/** A sparse autoencoder to train on the activations of the hook site. */
public sealed interface SaeSpec extends Spec {

    /** {@code [a-z0-9-]{1,64}}, unique in its experiment, not {@code mlp}; names its files. */
    String id();

    /** {@code dSae / dIn}, 1 to 1,024. */
    int expansion();

    /**
     * {@code architecture: standard}: ReLU encoder with an L1 penalty weighted by the decoder's norms, SAELens' standard recipe.
     *
     * @param id see {@link SaeSpec#id()}
     * @param expansion see {@link SaeSpec#expansion()}
     * @param l1Coefficient final weight of the penalty, in (0, 1e6]
     * @param l1WarmUpShare share of the steps in which it rises linearly from 0, in [0, 1], default 0.05
     * @param steps optimiser steps, 1 to 100,000,000
     * @param batch activation rows of a step, 1 to 1,048,576, default 1,024
     * @param learningRate Adam's, constant until the decay, in (0, 1], default 0.001
     * @param decayShare share of the steps, at the end, in which the rate falls linearly to 0, in [0, 1],
     *     default 0.2
     * @param normalizeActivations whether inputs are scaled to mean norm sqrt(dIn) in training (SAELens'
     *     {@code expected_average_only_in}); the scale is folded into the weights at the end; default
     *     true
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
            implements SaeSpec {
        @Override
        public String kind() {
            return "standard";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<Standard, T> standard) {
        return standard.apply((Standard) this);
    }
}
