package monosema.config;

import java.util.List;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import monosema.config.SaeTraining.DecoderInit;

/**
 * What an SAE is by default, for each architecture.
 *
 * <p>The learning rates were chosen between half and twice of them, for 1,000 steps of 512 rows, on held-out stories: for
 * TopK and its kin by explained variance, for the others between a low L0 and few dead features. The figures are those of
 * the experiment {@code storyworld-saes} and of the paper's section on it. JumpReLU has the step penalty of Rajamanoharan et
 * al. 2024b.
 */
final class SaeDefaults {
    static final int EXPANSION = 16;

    static final SaeArchitecture.Standard STANDARD = new SaeArchitecture.Standard(4, 0.05);

    private static final DeadLoss DEAD = new DeadLoss(1, 200);

    static final SaeArchitecture.TopK TOP_K = new SaeArchitecture.TopK(16, DEAD, true);

    static final SaeArchitecture.BatchTopK BATCH_TOP_K = new SaeArchitecture.BatchTopK(16, DEAD, true, 0.01);

    static final SaeArchitecture.Matryoshka MATRYOSHKA =
            new SaeArchitecture.Matryoshka(16, DEAD, true, 0.01, List.of());

    static final SaeArchitecture.JumpReLU JUMP_RELU =
            new SaeArchitecture.JumpReLU(Penalty.STEP, 0.3, 0.05, 0.5, 0.1, 4, 3e-6, 200);

    static final SaeArchitecture.Gated GATED = new SaeArchitecture.Gated(4, 0.05, false);

    private SaeDefaults() {}

    /** The training of an architecture, of seed 0. */
    static SaeTraining training(String architecture) {
        double learningRate = architecture.equals("standard") ? 8e-3 : 4e-3;
        return new SaeTraining(
                1_000, 512, learningRate, 0, 0.2, 0.9, 0.999, 1, true, false, DecoderInit.UNIFORM, 0.1, true, 0);
    }
}
