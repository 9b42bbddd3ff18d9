package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationStream;
import monosema.config.SaeSpec;
import monosema.io.BadInputException;
import monosema.io.Tensor;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StandardSaeTrainerTest {

    /**
     * PyTorch 2.15.0: {@code torch.optim.Adam([W_enc, b_enc, W_dec, b_dec], lr=0.01)} on {@code ((y - x)**2).sum(-1).mean()
     * + l1 * (f * W_dec.norm(dim=1)).sum(-1).mean()} with {@code f = relu(x @ W_enc + b_enc)}, {@code y = f @ W_dec +
     * b_dec}, {@code clip_grad_norm_(..., 1.0)}, l1 = 0, 0.25, 0.5 and lr = 0.01, 0.01, 0.005 in the three steps; the
     * three gradients had norms 1.54, 1.96 and 1.36.
     */
    @Test
    void threeStepsMatchTorch() {
        float[] wDec = pattern(15, 379, 41, 0.3f);
        float[] wEnc = new float[15];
        for (int i = 0; i < 15; i++) {
            wEnc[i % 3 * 5 + i / 3] = wDec[i];
        }
        Sae initial = Sae.of(3, 5, wEnc, new float[5], wDec, new float[3]);
        SaeSpec.Standard spec = new SaeSpec.Standard("torch", 1, 0.5, 0.67, 3, 4, 0.01, 0.67, false);
        TrainedSae trained = new StandardSaeTrainer(spec, new Seed(1), Device.cpu())
                .train(new PatternStream(), initial, Progress.SILENT);
        assertThat(trained.points())
                .extracting(SaeTrainingPoint::loss)
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(3.8204615116119385, within(1e-6)),
                        second -> assertThat(second).isCloseTo(3.914506196975708, within(1e-6)),
                        third -> assertThat(third).isCloseTo(3.703789234161377, within(1e-6)));
        assertThat(trained.points()).extracting(SaeTrainingPoint::l0).containsExactly(3.0, 3.25, 3.75);
        float[][] torch = {
            {
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
            },
            {0.02379848f, 0.0236582f, 0.02478489f, 0.02494871f, 0.02502012f},
            {
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
            },
            {0.02388687f, -0.01813808f, 0.004962598f}
        };
        for (int i = 0; i < torch.length; i++) {
            assertThat(values(trained.sae(), i)).containsExactly(torch[i], within(2e-6f));
        }
    }

    @Test
    void theScheduleWarmsUpThePenaltyAndCoolsDownTheRate() {
        StandardSchedule schedule =
                new StandardSchedule(new SaeSpec.Standard("s", 1, 5, 0.05, 100, 1, 0.1, 0.2, false));
        assertThat(schedule.l1Coefficient(1)).isZero();
        assertThat(schedule.l1Coefficient(2)).isEqualTo(1);
        assertThat(schedule.l1Coefficient(6)).isEqualTo(5);
        assertThat(schedule.l1Coefficient(100)).isEqualTo(5);
        assertThat(schedule.learningRate(1)).isEqualTo(0.1);
        assertThat(schedule.learningRate(81)).isEqualTo(0.1);
        assertThat(schedule.learningRate(82)).isCloseTo(0.095, within(1e-12));
        assertThat(schedule.learningRate(100)).isCloseTo(0.005, within(1e-12));
    }

    @Test
    void equalSeedsGiveEqualBitsAndOthersDoNot() {
        TrainedSae first = train(spec(25, 0.05), 7);
        TrainedSae again = train(spec(25, 0.05), 7);
        TrainedSae other = train(spec(25, 0.05), 8);
        for (int i = 0; i < 4; i++) {
            assertThat(values(again.sae(), i)).isEqualTo(values(first.sae(), i));
            assertThat(values(other.sae(), i)).isNotEqualTo(values(first.sae(), i));
        }
        assertThat(again.points()).isEqualTo(first.points());
    }

    @Test
    void theFirstAndTheLastStepAreOnTheCurve() {
        List<String> told = new ArrayList<>();
        TrainedSae trained = new StandardSaeTrainer(spec(410, 0.05), new Seed(1), Device.cpu())
                .train(stream(1), (done, total, detail) -> told.add(done + "/" + total));
        assertThat(trained.points())
                .extracting(SaeTrainingPoint::step)
                .startsWith(1, 2, 4)
                .endsWith(408, 410);
        assertThat(told).hasSize(410).startsWith("1/410").endsWith("410/410");
    }

    @Test
    void foldingTheScaleLeavesTheOutputsUnchanged() {
        double scale = 3.7;
        Sae inside = train(spec(40, 0.05), 2).sae();
        try (NDManager manager = NDManager.newBaseManager()) {
            Sae folded = SaeParameters.of(manager, inside).folded(scale);
            NDArray x = stream(5).next(manager, 30);
            LoadedSae outer = folded.load(manager);
            LoadedSae inner = inside.load(manager);
            NDArray expected = inner.encode(manager, x.mul(scale));
            assertThat(expected.gt(0).sum().getLong()).isPositive();
            assertThat(outer.encode(manager, x).toFloatArray()).containsExactly(expected.toFloatArray(), within(1e-5f));
            assertThat(outer.decode(manager, expected).mul(scale).toFloatArray())
                    .containsExactly(inner.decode(manager, expected).toFloatArray(), within(1e-5f));
        }
    }

    @Test
    void theScaleBringsTheMeanNormToTheRootOfTheWidth() {
        TrainedSae trained = train(spec(1, 0.05, true), 3);
        double sum = 0;
        try (NDManager manager = NDManager.newBaseManager()) {
            for (float norm :
                    stream(1).next(manager, 20_000).norm(new int[] {1}).toFloatArray()) {
                sum += norm / 20_000;
            }
        }
        assertThat(trained.activationScale() * sum).isCloseTo(Math.sqrt(16), within(0.03));
    }

    @Test
    void aLossThatIsNotFiniteStopsTheTrainingAndNamesTheStep() {
        assertThatThrownBy(() -> train(spec(20, 1e30), 3))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching(
                        "SAE 'test': the loss at step \\d+ is (NaN|Infinity): lower learningRate \\(1\\.0E30\\)");
    }

    @Test
    void activationsThatAreAllZeroAreRefused() {
        PlantedStream silent = new PlantedStream(16, 32, 0, new Seed(1));
        assertThatThrownBy(() -> new StandardSaeTrainer(spec(20, 0.1, true), new Seed(1), Device.cpu())
                        .train(silent, Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessage("SAE 'test': activations must have a finite mean norm above 0, it was 0.0");
    }

    @Test
    void noTensorOutlivesItsStep() {
        SaeSpec.Standard spec = new SaeSpec.Standard("flat", 16, 1, 0.1, 100, 512, 1e-3, 0.2, true);
        PatternStream stream = new PatternStream();
        new StandardSaeTrainer(spec, new Seed(1), Device.cpu()).train(stream, Progress.SILENT);
        assertThat(stream.alive).hasSize(164).containsOnly(0, 12);
        assertThat(stream.alive.subList(stream.alive.size() - 100, stream.alive.size()))
                .containsOnly(12);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nativeMemoryStaysFlat() {
        SaeSpec.Standard spec = new SaeSpec.Standard("flat", 32, 1, 0.1, 250, 1024, 1e-3, 0.2, false);
        List<Long> resident = new ArrayList<>();
        new StandardSaeTrainer(spec, new Seed(1), Device.cpu()).train(new PatternStream(), (done, total, detail) -> {
            if (done == 50 || done == total) {
                resident.add(residentBytes());
            }
        });
        long featureBytes = 1024 * 96 * Float.BYTES;
        assertThat(resident.get(1) - resident.get(0)).as("no [B, dSae] a step").isLessThan(200 * featureBytes);
    }

    /** At 3 active of 64 directions. */
    @Test
    @Tag("slow")
    void aPlantedDictionaryIsFound() {
        PlantedStream stream = new PlantedStream(32, 64, 3, new Seed(11));
        SaeSpec.Standard spec = new SaeSpec.Standard("planted", 4, 1, 0.1, 3000, 512, 3e-3, 0.2, true);
        Sae untrained = SaeParameters.initial(32, 128, new Seed(12).stream("sae.planted.init"));
        assertThat(stream.recovery(untrained)).as("by chance").isLessThan(0.7);
        TrainedSae trained = new StandardSaeTrainer(spec, new Seed(12), Device.cpu()).train(stream, Progress.SILENT);
        assertThat(stream.recovery(trained.sae())).isGreaterThan(0.95);
    }

    private static TrainedSae train(SaeSpec.Standard spec, long seed) {
        return new StandardSaeTrainer(spec, new Seed(seed), Device.cpu()).train(stream(1), Progress.SILENT);
    }

    private static SaeSpec.Standard spec(int steps, double learningRate) {
        return spec(steps, learningRate, false);
    }

    private static SaeSpec.Standard spec(int steps, double learningRate, boolean scaled) {
        return new SaeSpec.Standard("test", 4, 1, 0.1, steps, 32, learningRate, 0.2, scaled);
    }

    private static PlantedStream stream(long seed) {
        return new PlantedStream(16, 32, 3, new Seed(seed));
    }

    private static float[] values(Sae sae, int tensor) {
        Tensor found = sae.tensors().get(tensor);
        return found.toArray();
    }

    private static long residentBytes() {
        try {
            return 4096
                    * Long.parseLong(
                            Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] pattern(int size, int factor, int shift, float scale) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = ((i * factor + shift) % 1000 - 500) / 500f * scale;
        }
        return values;
    }

    /** Batches of a fixed pattern, another one each time. */
    private static final class PatternStream implements ActivationStream {
        private final List<Integer> alive = new ArrayList<>();
        private int batches;

        @Override
        public int dIn() {
            return 3;
        }

        @Override
        public NDArray next(NDManager owner, int rows) {
            alive.add(((BaseNDManager) owner.getParentManager())
                    .getManagedArrays()
                    .size());
            batches++;
            return owner.create(pattern(rows * 3, 611, 77 * batches, 2), new Shape(rows, 3));
        }

        @Override
        public void close() {}
    }
}
