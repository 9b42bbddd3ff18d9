package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import monosema.activations.ActivationSource;
import monosema.activations.ActivationStream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.io.BadInputException;
import monosema.io.Tensor;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaeTrainerTest {

    /**
     * PyTorch 2.15.0: {@code torch.optim.Adam([W_enc, b_enc, W_dec, b_dec], lr=0.01)} on {@code ((y - x)**2).sum(-1).mean()
     * + l1 * (f * W_dec.norm(dim=1)).sum(-1).mean()} with {@code f = relu(x @ W_enc + b_enc)}, {@code y = f @ W_dec +
     * b_dec}, {@code clip_grad_norm_(..., 1.0)}, l1 = 0, 0.25, 0.5 and lr = 0.01, 0.01, 0.005 in the three steps; the
     * three gradients had norms 1.54, 1.96 and 1.36. Rows of {@code encoder} are columns of W_enc.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void threeStepsMatchTorch(boolean sparse) {
        float[] decoder = pattern(15, 379, 41, 0.3f);
        Map<String, float[]> weights = new LinkedHashMap<>();
        weights.put(SaeParameters.ENCODER, decoder.clone());
        weights.put(SaeParameters.B_ENC, new float[5]);
        weights.put(SaeParameters.W_DEC, decoder);
        weights.put(SaeParameters.B_DEC, new float[3]);
        SaeTraining training = training(3, 4, 0.01, 1);
        SaeObjectives objectives = SaeObjectives.of(new SaeArchitecture.Standard(0.5, 0.67));
        TrainingState start = TrainingState.initial(3, 5, weights);
        double[] losses = {3.8204615116119385, 3.914506196975708, 3.703789234161377};
        double[] l0 = {3.0, 3.25, 3.75};
        double[] penalties = {0, 0.25, 0.5};
        double[] rates = {0.01, 0.01, 0.005};
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SaeStepper stepper = sparse
                        ? new SparseStepper(training, objectives.sparse(), start)
                        : new DenseStepper(training, objectives.dense(), start, Device.cpu())) {
            for (int step = 1; step <= 3; step++) {
                NDArray x = manager.create(pattern(12, 611, 77 * step, 2), new Shape(4, 3));
                StepKnobs knobs = new StepKnobs(step, rates[step - 1], penalties[step - 1], true);
                SaeTrainingPoint point = Objects.requireNonNull(stepper.step(x, knobs));
                assertThat(point.loss()).isCloseTo(losses[step - 1], within(1e-6));
                assertThat(point.l0()).isEqualTo(l0[step - 1]);
            }
            TrainingState end = stepper.state();
            assertThat(end.weight(SaeParameters.ENCODER)).containsExactly(transposed(TORCH_ENCODER), within(2e-6f));
            assertThat(end.weight(SaeParameters.B_ENC)).containsExactly(TORCH_B_ENC, within(2e-6f));
            assertThat(end.weight(SaeParameters.W_DEC)).containsExactly(TORCH_DECODER, within(2e-6f));
            assertThat(end.weight(SaeParameters.B_DEC)).containsExactly(TORCH_B_DEC, within(2e-6f));
        }
    }

    private static final float[] TORCH_ENCODER = {
        -0.2993512f,
        -0.176997f,
        -0.1333337f,
        -0.04649758f,
        0.07519357f,
        -0.0478498f,
        0.01303425f,
        0.1409201f,
        0.2233422f,
        0.3054596f,
        0.1948311f,
        0.2848365f,
        -0.2810459f,
        -0.1989242f,
        -0.1167397f
    };
    private static final float[] TORCH_B_ENC = {0.02379848f, 0.0236582f, 0.02478489f, 0.02494871f, 0.02502012f};
    private static final float[] TORCH_DECODER = {
        -0.2989982f,
        -0.05893287f,
        0.2001935f,
        -0.1709484f,
        0.01271951f,
        0.2850043f,
        -0.1288875f,
        0.1407102f,
        -0.2811702f,
        -0.0383838f,
        0.2230881f,
        -0.1990125f,
        0.07367297f,
        0.3053612f,
        -0.1167747f
    };
    private static final float[] TORCH_B_DEC = {0.02388687f, -0.01813808f, 0.004962598f};

    @Test
    void theScheduleWarmsUpThePenaltyAndTheRateAndCoolsDownTheRate() {
        SaeSchedule schedule = SaeSchedule.of(spec(new SaeArchitecture.Standard(5, 0.05), training(100, 1, 0.1, 1), 1));
        assertThat(schedule.sparsityCoefficient(1)).isZero();
        assertThat(schedule.sparsityCoefficient(2)).isEqualTo(1);
        assertThat(schedule.sparsityCoefficient(6)).isEqualTo(5);
        assertThat(schedule.sparsityCoefficient(100)).isEqualTo(5);
        assertThat(schedule.learningRate(1)).isEqualTo(0.1);
        assertThat(schedule.learningRate(81)).isEqualTo(0.1);
        assertThat(schedule.learningRate(82)).isCloseTo(0.095, within(1e-12));
        assertThat(schedule.learningRate(100)).isCloseTo(0.005, within(1e-12));
    }

    static List<SaeArchitecture> architectures() {
        DeadLoss dead = new DeadLoss(1, 20);
        return List.of(
                new SaeArchitecture.Standard(1, 0.1),
                new SaeArchitecture.TopK(4, dead, true),
                new SaeArchitecture.BatchTopK(4, dead, true, 0.01),
                new SaeArchitecture.Matryoshka(4, dead, true, 0.01, List.of(16)),
                new SaeArchitecture.JumpReLU(Penalty.TANH, 1, 0.5, 1, 0.1, 4, 1e-3, 20),
                new SaeArchitecture.Gated(1, 0.1, false));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void equalSeedsGiveEqualBitsAndOthersDoNot(SaeArchitecture architecture) {
        TrainedSae first = train(spec(architecture, training(40, 32, 0.01, 7), 4));
        TrainedSae again = train(spec(architecture, training(40, 32, 0.01, 7), 4));
        TrainedSae other = train(spec(architecture, training(40, 32, 0.01, 8), 4));
        for (Tensor tensor : first.sae().tensors()) {
            float[] values = tensor.toArray();
            assertThat(again.sae().tensor(tensor.name()).toArray()).isEqualTo(values);
            if (!tensor.name().equals("threshold")) {
                assertThat(other.sae().tensor(tensor.name()).toArray()).isNotEqualTo(values);
            }
        }
        assertThat(again.points()).isEqualTo(first.points());
        assertThat(first.points().get(first.points().size() - 1).explainedVariance())
                .isGreaterThan(first.points().get(0).explainedVariance());
    }

    @Test
    void theFirstAndTheLastStepAreOnTheCurve() {
        List<String> told = new ArrayList<>();
        TrainedSae trained = new SaeTrainer(standard(410, 32, 0.05, false), Device.cpu())
                .train(source(1), (done, total, detail) -> told.add(done + "/" + total));
        assertThat(trained.points())
                .extracting(SaeTrainingPoint::step)
                .startsWith(1, 2, 4)
                .endsWith(408, 410);
        assertThat(told).hasSize(410).startsWith("1/410").endsWith("410/410");
    }

    @Test
    void theScaleBringsTheMeanNormToTheRootOfTheWidth() {
        TrainedSae trained = train(standard(1, 32, 0.05, true));
        double sum = 0;
        try (NDManager manager = NDManager.newBaseManager()) {
            for (float norm :
                    known(1).first(manager, 20_000).norm(new int[] {1}).toFloatArray()) {
                sum += norm / 20_000;
            }
        }
        assertThat(trained.activationScale() * sum).isCloseTo(Math.sqrt(16), within(0.03));
    }

    @Test
    void aDivergingLossStopsTheTrainingAndNamesTheStep() {
        assertThatThrownBy(() -> train(standard(200, 32, 0.9, false)))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching("SAE 'test': stopped at step \\d+ of 200: the (loss is|error is) .*; a learningRate"
                        + " below 0\\.9 may help");
    }

    @Test
    void activationsThatAreAllZeroAreRefused() {
        assertThatThrownBy(() -> new SaeTrainer(standard(20, 32, 0.1, true), Device.cpu())
                        .train(position -> new ZeroStream(), Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessage("SAE 'test': activations must have a finite mean norm above 0, it was 0.0");
    }

    /** At 3 active of 64 directions. */
    @ParameterizedTest
    @MethodSource("architectures")
    @Tag("slow")
    void aPlantedDictionaryIsFound(SaeArchitecture architecture) {
        KnownDictionary known = new KnownDictionary(32, 64, 3, new Seed(11));
        SaeSpec.Trained spec = spec(architecture, training(3000, 512, 3e-3, 12), 4);
        TrainedSae trained = new SaeTrainer(spec, Device.cpu()).train(known.rows(), Progress.SILENT);
        assertThat(known.recovery(trained.sae())).isGreaterThan(0.9);
    }

    private static TrainedSae train(SaeSpec.Trained spec) {
        return new SaeTrainer(spec, Device.cpu()).train(source(1), Progress.SILENT);
    }

    static SaeSpec.Trained standard(int steps, int batch, double learningRate, boolean scaled) {
        SaeTraining training = new SaeTraining(
                steps,
                batch,
                learningRate,
                0,
                0.2,
                0.9,
                0.999,
                1,
                scaled,
                false,
                SaeTraining.DecoderInit.UNIFORM,
                0.1,
                true,
                1);
        return spec(new SaeArchitecture.Standard(1, 0.1), training, 4);
    }

    static SaeSpec.Trained spec(SaeArchitecture architecture, SaeTraining training, int expansion) {
        return new SaeSpec.Trained("test", expansion, architecture, training);
    }

    static SaeTraining training(int steps, int batch, double learningRate, long seed) {
        return new SaeTraining(
                steps,
                batch,
                learningRate,
                0,
                0.2,
                0.9,
                0.999,
                1,
                false,
                false,
                SaeTraining.DecoderInit.UNIFORM,
                0.1,
                true,
                seed);
    }

    static ActivationSource source(long seed) {
        return known(seed).rows();
    }

    private static KnownDictionary known(long seed) {
        return new KnownDictionary(16, 32, 3, new Seed(seed));
    }

    private static float[] transposed(float[] rows) {
        float[] columns = new float[15];
        for (int i = 0; i < 15; i++) {
            columns[i] = rows[i % 3 * 5 + i / 3];
        }
        return columns;
    }

    private static float[] pattern(int size, int factor, int shift, float scale) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = ((i * factor + shift) % 1000 - 500) / 500f * scale;
        }
        return values;
    }

    private static final class ZeroStream implements ActivationStream {
        private long position;

        @Override
        public int dIn() {
            return 16;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public NDArray next(NDManager owner, int rows) {
            position += rows;
            return owner.zeros(new Shape(rows, 16));
        }

        @Override
        public void close() {}
    }
}
