package monosema.config;

import java.util.function.Function;

/** Where the studied language model comes from. */
public sealed interface ModelSpec extends Spec {

    /** Transformer blocks. */
    int layers();

    /**
     * {@code train: {family: gpt-neo}}: a GPT-Neo trained from scratch on the experiment's corpus, next-token cross-entropy, Adam, linear warm-up, then
     * linear decay to 0.
     *
     * @param layers transformer blocks, 1 to 48
     * @param dModel width of the residual stream, 1 to 16,384, a multiple of {@code heads}
     * @param heads attention heads of each block, 1 to 256
     * @param context tokens of a training window, 2 to 2,048, default 64
     * @param batch windows of a step, 1 to 65,536, default 64
     * @param steps optimiser steps, 1 to 100,000,000
     * @param learningRate peak learning rate of Adam, in (0, 1], default 0.002
     * @param warmUpShare share of the steps in which the rate rises linearly from 0, in [0, 1),
     *     default 0.05
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
            implements ModelSpec {
        @Override
        public String kind() {
            return "gpt-neo";
        }
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<TrainedGptNeo, T> trainedGptNeo) {
        return trainedGptNeo.apply((TrainedGptNeo) this);
    }
}
