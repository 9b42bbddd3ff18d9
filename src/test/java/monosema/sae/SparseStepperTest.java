package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sparse path against the dense one: the same loss, gradients and bookkeeping, on every architecture. */
class SparseStepperTest {
    private static final int ROWS = 70;
    private static final int D_IN = 12;
    private static final int D_SAE = 48;
    private static final StepKnobs KNOBS = new StepKnobs(1, 1e-3, 0.7, true);

    static Stream<Arguments> architectures() {
        DeadLoss none = new DeadLoss(0, 10);
        DeadLoss some = new DeadLoss(0.5, 10);
        return Stream.of(
                        new SaeArchitecture.Standard(1, 0),
                        new SaeArchitecture.TopK(5, none, true),
                        new SaeArchitecture.TopK(5, some, true),
                        new SaeArchitecture.TopK(48, some, false),
                        new SaeArchitecture.BatchTopK(3.7, none, true, 0.1),
                        new SaeArchitecture.BatchTopK(3.7, some, false, 0.1),
                        new SaeArchitecture.BatchTopK(48, some, true, 0.1),
                        new SaeArchitecture.Matryoshka(4, some, true, 0.1, List.of(5, 17, 18)),
                        new SaeArchitecture.Matryoshka(4, none, false, 0.1, List.of()),
                        new SaeArchitecture.JumpReLU(Penalty.STEP, 1, 0, 0.8, 0.3, 4, 0, 10),
                        new SaeArchitecture.JumpReLU(Penalty.TANH, 1, 0, 0.8, 0.3, 4, 0.2, 10),
                        new SaeArchitecture.Gated(1, 0, true),
                        new SaeArchitecture.Gated(1, 0, false))
                .flatMap(architecture -> Stream.of(false, true)
                        .map(centred -> Arguments.of(
                                Named.of(architecture + (centred ? " on x - b_dec" : ""), architecture), centred)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aSparseStepIsADenseOne(SaeArchitecture architecture, boolean centred) {
        SaeTraining training = training(centred);
        SaeObjectives objectives = SaeObjectives.of(architecture);
        TrainingState state = state(architecture, training);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SaeStepper dense = new DenseStepper(training, objectives.dense(), state.copy(), Device.cpu());
                SaeStepper sparse = new SparseStepper(training, objectives.sparse(), state.copy())) {
            NDArray x = manager.create(uniform(ROWS * D_IN, "x", 1), new Shape(ROWS, D_IN));
            SaeTrainingPoint expected = Objects.requireNonNull(dense.step(x, KNOBS));
            SaeTrainingPoint actual = Objects.requireNonNull(sparse.step(x, KNOBS));
            assertThat(actual.loss()).isCloseTo(expected.loss(), within(2e-6 * expected.loss()));
            assertThat(actual.mse()).isCloseTo(expected.mse(), within(2e-6 * expected.mse()));
            assertThat(actual.l0()).isEqualTo(expected.l0()).isBetween(0.5, 48.0);
            assertThat(actual.l1()).isCloseTo(expected.l1(), within(1e-5 * expected.l1()));
            assertThat(actual.explainedVariance()).isCloseTo(expected.explainedVariance(), within(1e-5));
            same(sparse.state(), dense.state());
        }
    }

    /**
     * Each feature has a twin of equal weights and k is odd, so that a tie of two scores above zero straddles k in every
     * row. Which twin is chosen is the engine's choice on the dense path and the first on the sparse one; either way loss
     * and active features are the same, and so is what both twins together are taught.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void tiedScoresGiveTheSameLossAndTheSameGradientsOfTwins(int k) {
        SaeArchitecture architecture = new SaeArchitecture.TopK(k, new DeadLoss(0, 10), true);
        SaeTraining training = new SaeTraining(
                100, ROWS, 1e-3, 0, 0, 0.9, 0.999, 1e9, false, false, SaeTraining.DecoderInit.UNIFORM, 0.1, true, 3);
        SaeObjectives objectives = SaeObjectives.of(architecture);
        TrainingState state = twins(state(architecture, training));
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SaeStepper dense = new DenseStepper(training, objectives.dense(), state.copy(), Device.cpu());
                SaeStepper sparse = new SparseStepper(training, objectives.sparse(), state.copy())) {
            NDArray x = manager.create(uniform(ROWS * D_IN, "x", 1), new Shape(ROWS, D_IN));
            SaeTrainingPoint expected = Objects.requireNonNull(dense.step(x, KNOBS));
            SaeTrainingPoint actual = Objects.requireNonNull(sparse.step(x, KNOBS));
            assertThat(actual.loss()).isCloseTo(expected.loss(), within(2e-6 * expected.loss()));
            assertThat(actual.l0()).isEqualTo(expected.l0()).isEqualTo(k);
            for (String name : List.of(SaeParameters.ENCODER, SaeParameters.B_ENC, SaeParameters.W_DEC)) {
                float[] want = ofTwins(mean(dense, name));
                assertThat(ofTwins(mean(sparse, name))).as(name).containsExactly(want, within(1e-6f));
            }
            if (k == 1) {
                float[] bias = mean(sparse, SaeParameters.B_ENC);
                for (int i = 1; i < D_SAE; i += 2) {
                    assertThat(bias[i]).as("the second twin").isZero();
                }
            }
        }
    }

    /** Adam's mean after one step: a tenth of the gradient. */
    private static float[] mean(SaeStepper stepper, String name) {
        return Objects.requireNonNull(stepper.state().means().get(name));
    }

    private static TrainingState twins(TrainingState state) {
        state.weights().forEach((name, values) -> {
            int width = values.length / D_SAE;
            for (int i = 0; width > 0 && i < D_SAE; i += 2) {
                System.arraycopy(values, i * width, values, (i + 1) * width, width);
            }
        });
        return state;
    }

    /** Sums of the rows 2i and 2i + 1. */
    private static float[] ofTwins(float[] rows) {
        int width = rows.length / D_SAE;
        float[] sums = new float[rows.length / 2];
        for (int i = 0; i < rows.length; i++) {
            sums[i / (2 * width) * width + i % width] += rows[i];
        }
        return sums;
    }

    private static void same(TrainingState actual, TrainingState expected) {
        for (Map.Entry<String, float[]> entry : expected.means().entrySet()) {
            float[] want = entry.getValue();
            float[] got = actual.means().get(entry.getKey());
            double norm = 0;
            for (float value : want) {
                norm = Math.max(norm, Math.abs(value));
            }
            assertThat(norm).as("%s has a gradient", entry.getKey()).isGreaterThan(0);
            assertThat(got).as(entry.getKey()).containsExactly(want, within((float) (3e-6 * norm + 1e-9)));
        }
        assertThat(actual.silentSteps()).containsExactly(expected.silentSteps());
        assertThat(actual.threshold()).isCloseTo(expected.threshold(), within(1e-7));
    }

    static SaeTraining training(boolean centred) {
        return new SaeTraining(
                100, ROWS, 1e-3, 0, 0, 0.9, 0.999, 1, false, centred, SaeTraining.DecoderInit.UNIFORM, 0.1, true, 3);
    }

    /** Random weights, norms of rows that differ, biases that are not 0, some features long silent. */
    static TrainingState state(SaeArchitecture architecture, SaeTraining training) {
        SaeSpec.Trained spec = new SaeSpec.Trained("s", D_SAE / D_IN, architecture, training);
        Map<String, float[]> weights = InitialWeights.of(spec, D_IN, D_SAE);
        weights.forEach((name, values) -> {
            float[] noise = uniform(values.length, name, name.equals(SaeParameters.W_DEC) ? 0.8 : 0.4);
            for (int i = 0; i < values.length; i++) {
                values[i] += noise[i];
            }
        });
        float[] silent = new float[D_SAE];
        for (int i = 0; i < D_SAE; i += 5) {
            silent[i] = 11;
        }
        TrainingState start = TrainingState.initial(D_IN, D_SAE, weights);
        return new TrainingState(D_IN, D_SAE, 0, weights, start.means(), start.squares(), silent, 0.25);
    }

    static float[] uniform(int size, String stream, double width) {
        UniformRandomProvider random = new Seed(5).stream(stream);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * width);
        }
        return values;
    }
}
