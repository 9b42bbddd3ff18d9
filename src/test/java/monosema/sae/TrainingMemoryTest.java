package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Native memory over a thousand steps of every architecture, by every way. The SAE is wide and its batch small, so that a
 * vector of features left behind in each step would be 64 MiB.
 */
@EnabledOnOs(OS.LINUX)
class TrainingMemoryTest {
    private static final int D_IN = 2;
    private static final int D_SAE = 1 << 14;
    private static final int ROWS = 8;
    private static final int STEPS = 1_000;
    /** Until the allocator and the Java heap, which count as resident too, have the size that they keep. */
    private static final int WARM_UP = 1_000;

    static Stream<Arguments> trainings() {
        DeadLoss dead = new DeadLoss(1, 20);
        return Stream.of(
                        new SaeArchitecture.Standard(1, 0.1),
                        new SaeArchitecture.TopK(4, dead, true),
                        new SaeArchitecture.BatchTopK(4, dead, true, 0.01),
                        new SaeArchitecture.Matryoshka(4, dead, true, 0.01, List.of(16)),
                        new SaeArchitecture.JumpReLU(Penalty.TANH, 1, 0.5, 1, 0.1, 4, 1e-3, 20),
                        new SaeArchitecture.Gated(1, 0.1, false))
                .flatMap(architecture -> Stream.of(SaeLensGradientTest.Way.values())
                        .map(way -> Arguments.of(Named.of(architecture.kind(), architecture), way)));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    @Tag("slow")
    void staysFlat(SaeArchitecture architecture, SaeLensGradientTest.Way way) {
        assertThat(growthMiB(architecture, way)).isLessThan(32);
    }

    private static long growthMiB(SaeArchitecture architecture, SaeLensGradientTest.Way way) {
        SaeTraining training = SaeTrainerTest.training(STEPS, ROWS, 1e-3, 1);
        SaeSpec.Trained spec = new SaeSpec.Trained("flat", D_SAE / D_IN, architecture, training);
        TrainingState state = TrainingState.initial(D_IN, D_SAE, InitialWeights.of(spec, D_IN, D_SAE));
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SaeStepper stepper = way.stepper(training, SaeObjectives.of(architecture), state)) {
            NDArray x = manager.create(SparseStepperTest.uniform(ROWS * D_IN, "flat", 1), new Shape(ROWS, D_IN));
            long before = 0;
            for (int step = 1; step <= WARM_UP + STEPS; step++) {
                stepper.step(x, new StepKnobs(step, 1e-3, 0.1, step % 50 == 0));
                if (step == WARM_UP) {
                    before = SaeTrainingBench.residentMiB();
                }
            }
            return SaeTrainingBench.residentMiB() - before;
        }
    }
}
