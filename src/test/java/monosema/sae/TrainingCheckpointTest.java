package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import monosema.activations.ActivationSource;
import monosema.activations.ActivationStream;
import monosema.checkpoint.CheckpointFile;
import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.io.BadInputException;
import monosema.io.Tensor;
import monosema.provenance.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingCheckpointTest {
    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();

    /** One that changes from dense to sparse steps on the way. */
    @Test
    void anInterruptedTrainingEndsWithTheSameBits() {
        endsWithTheSameBits(SaeTrainerTest.architectures().get(0));
    }

    static List<SaeArchitecture> others() {
        return SaeTrainerTest.architectures().subList(1, 6);
    }

    @ParameterizedTest
    @MethodSource("others")
    @Tag("slow")
    void anInterruptedTrainingOfAnyArchitectureEndsWithTheSameBits(SaeArchitecture architecture) {
        endsWithTheSameBits(architecture);
    }

    private void endsWithTheSameBits(SaeArchitecture architecture) {
        SaeSpec.Trained spec = SaeTrainerTest.spec(architecture, SaeTrainerTest.training(260, 32, 0.01, 7), 4);
        TrainedSae whole = new SaeTrainer(spec, Device.cpu()).train(SaeTrainerTest.source(1), Progress.SILENT);
        List<Long> told = new ArrayList<>();
        for (long stop : new long[] {60, 149, 151, 259}) {
            assertThatThrownBy(() -> new SaeTrainer(spec, Device.cpu(), keeper("a"))
                            .train(SaeTrainerTest.source(1), (done, total, detail) -> {
                                told.add(done);
                                if (done == stop) {
                                    throw new IllegalStateException("pulled the plug");
                                }
                            }))
                    .hasMessage("pulled the plug");
        }
        TrainedSae resumed = new SaeTrainer(spec, Device.cpu(), keeper("a"))
                .train(SaeTrainerTest.source(1), (done, total, detail) -> told.add(done));
        assertThat(told).as("went on from checkpoints").containsOnlyOnce(1L, 30L, 75L, 260L);
        for (Tensor tensor : whole.sae().tensors()) {
            assertThat(resumed.sae().tensor(tensor.name()).toArray()).isEqualTo(tensor.toArray());
        }
        assertThat(resumed.points()).isEqualTo(whole.points());
        assertThat(messages)
                .as("nothing but where it went on")
                .isNotEmpty()
                .allMatch(line -> line.startsWith("goes on from the checkpoint of step "));
    }

    @Test
    void activationsThatAreNotFiniteStopTheTrainingAndKeepTheCheckpoint() {
        SaeSpec.Trained spec = SaeTrainerTest.standard(200, 32, 0.01, false);
        ActivationSource source = position ->
                new SpoiltStream(SaeTrainerTest.source(1).open(position), 130, TrainingCheckpointTest::poisoned);
        assertThatThrownBy(() -> new SaeTrainer(spec, Device.cpu(), keeper("a")).train(source, Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessage("SAE 'test': stopped at step 130 of 200: activations of the batch are not finite; the"
                        + " checkpoint of step 100 is kept in " + folder.resolve("checkpoint"));
    }

    /** The engine's own refusal: nobody has 64 TiB. */
    @Test
    void lackOfMemoryStopsTheTrainingSaysWhatMayHelpAndKeepsTheCheckpoint() {
        SaeSpec.Trained spec = SaeTrainerTest.standard(200, 32, 0.01, false);
        ActivationSource source = position -> new SpoiltStream(
                SaeTrainerTest.source(1).open(position), 130, (owner, x) -> owner.zeros(new Shape(1L << 23, 1L << 21)));
        assertThatThrownBy(() -> new SaeTrainer(spec, Device.cpu(), keeper("a")).train(source, Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "SAE 'test': out of memory on cpu() at step 130 of 200, batch 32: about 0.0 GiB were"
                                + " expected, batch 16 needs 0.0, expansion 2 0.0; the checkpoint of step 100 is kept in "
                                + folder.resolve("checkpoint") + " (")
                .hasMessageContaining(
                        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 70368744177664")
                .hasMessageNotContaining("\n");
        assertThat(keeper("a")
                        .latest(TrainingCheckpoint.LAYOUT, TrainingCheckpoint::of)
                        .orElseThrow()
                        .state()
                        .step())
                .isEqualTo(100);
    }

    private CheckpointFile keeper(String key) {
        return new CheckpointFile(folder.resolve("checkpoint"), key, messages::add, 0);
    }

    /** With one number that is none. */
    private static NDArray poisoned(NDManager owner, NDArray x) {
        float[] values = x.toFloatArray();
        values[37] = Float.NaN;
        return owner.create(values, x.getShape());
    }

    /** A stream of which one batch, counted from 1, is replaced. */
    private record SpoiltStream(
            ActivationStream stream, int when, BiFunction<NDManager, NDArray, NDArray> spoil, AtomicInteger batch)
            implements ActivationStream {

        SpoiltStream(ActivationStream stream, int when, BiFunction<NDManager, NDArray, NDArray> spoil) {
            this(stream, when, spoil, new AtomicInteger());
        }

        @Override
        public int dIn() {
            return stream.dIn();
        }

        @Override
        public long position() {
            return stream.position();
        }

        @Override
        public NDArray next(NDManager owner, int rows) {
            NDArray x = stream.next(owner, rows);
            return batch.incrementAndGet() == when ? spoil.apply(owner, x) : x;
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
