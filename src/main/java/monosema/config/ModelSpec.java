package monosema.config;

/** Where the studied language model comes from. */
public sealed interface ModelSpec {

    /**
     * A GPT-Neo trained from scratch on the experiment's corpus, next-token cross-entropy, Adam, linear warm-up, then
     * linear decay to 0.
     *
     * @param layers transformer blocks, 1 to 48
     * @param dModel width of the residual stream, a multiple of {@code heads}
     * @param heads attention heads of each block
     * @param context tokens of a training window, 2 to 2048
     * @param batch windows of a step
     * @param steps optimiser steps
     * @param learningRate peak learning rate of Adam
     * @param warmUpShare share of the steps in which the rate rises linearly from 0, in [0, 1)
     */
    record TrainedGptNeo(
            int layers,
            int dModel,
            int heads,
            int context,
            int batch,
            int steps,
            double learningRate,
            double warmUpShare)
            implements ModelSpec {}
}
