package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import monosema.checkpoint.CheckpointFile;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GptNeoTrainerTest {
    private static final int WORDS = 20;

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();

    @Test
    void learnsWhatFollowsWhat() {
        List<String> told = new ArrayList<>();
        Progress progress = (done, total, detail) -> told.add(done + "/" + total + " " + detail);
        GptNeoTrainer trainer = new GptNeoTrainer(spec(60, 0.02), corpus(), new Seed(1), Device.cpu());
        GptNeoTrainer.Trained trained = trainer.train(progress);
        try (GptNeo model = trained.model()) {
            List<TrainingPoint> curve = trained.curve();
            TrainingPoint last = curve.get(curve.size() - 1);
            assertThat(curve.get(0).trainLoss()).isBetween(2.9, 3.1);
            assertThat(last.trainLoss()).isLessThan(0.9);
            assertThat(last.step()).isEqualTo(60);
            assertThat(last.tokens()).isEqualTo(60 * 8 * 16);
            assertThat(last.heldOutLoss()).isEqualTo(HeldOutLoss.of(model, corpus().heldOut(), 16));
            assertThat(curve.stream().filter(point -> point.heldOutLoss() != null))
                    .extracting(TrainingPoint::step)
                    .containsExactly(15, 30, 45, 60);
        }
        assertThat(told).hasSize(60).last().asString().matches("60/60 loss 0\\.\\d\\d");
    }

    @Test
    void equalSeedsGiveEqualBytes() throws IOException {
        byte[] first = weights(new Seed(7), "first");
        assertThat(weights(new Seed(7), "second")).isEqualTo(first);
        assertThat(weights(new Seed(8), "third")).isNotEqualTo(first);
    }

    /** Stopped in both epochs, at a point of the curve and between two, before the first checkpoint and after the last. */
    @Test
    void anInterruptedTrainingEndsWithTheSameBits() throws IOException {
        ModelSpec.TrainedGptNeo spec = new ModelSpec.TrainedGptNeo(1, 16, 2, 16, 8, 90, 0.01, 0.1);
        GptNeoTrainer.Trained whole =
                new GptNeoTrainer(spec, corpus(), new Seed(7), Device.cpu()).train(Progress.SILENT);
        byte[] expected = weights(whole, "whole");
        for (long stop : new long[] {1, 2, 30, 77, 89}) {
            assertThatThrownBy(() -> trainer(spec).train((done, total, detail) -> {
                        if (done == stop) {
                            throw new IllegalStateException("pulled the plug");
                        }
                    }))
                    .hasMessage("pulled the plug");
        }
        List<Long> told = new ArrayList<>();
        GptNeoTrainer.Trained resumed = trainer(spec).train((done, total, detail) -> told.add(done));
        assertThat(told).containsExactly(90L);
        assertThat(messages).last().isEqualTo("goes on from the checkpoint of step 89");
        assertThat(resumed.curve()).isEqualTo(whole.curve());
        assertThat(weights(resumed, "resumed")).isEqualTo(expected);
    }

    @Test
    void aCheckpointOfAModelOfAnotherSizeIsSaidAndNotUsed() {
        keeper().keep(() -> TrainingSnapshot.of(5, new float[3], new float[3], new float[3], new Curve())
                .checkpoint());
        List<Long> told = new ArrayList<>();
        trainer(spec(2, 0.01))
                .train((done, total, detail) -> told.add(done))
                .model()
                .close();
        assertThat(told).containsExactly(1L, 2L);
        assertThat(messages)
                .singleElement()
                .asString()
                .matches("checkpoint .* cannot be gone on from: weights must have \\d+ values, was 3");
    }

    /** The engine's own refusal: one head's scores would take 512 GiB. */
    @Test
    @Tag("slow")
    void lackOfMemoryIsOneLineThatNamesStepAndCheckpoint() {
        ModelSpec.TrainedGptNeo huge = new ModelSpec.TrainedGptNeo(1, 2, 2, 8192, 1024, 50, 0.01, 0.1);
        Corpus corpus = new Corpus(TinyGptNeo.vocabulary(WORDS), chain(8193), chain(100), Double.NaN);
        int parameters = Math.toIntExact(GptNeoParameters.count(GptNeoConfig.of(huge, WORDS)));
        keeper().keep(() -> TrainingSnapshot.of(
                        7, new float[parameters], new float[parameters], new float[parameters], new Curve())
                .checkpoint());
        assertThatThrownBy(() ->
                        new GptNeoTrainer(huge, corpus, new Seed(1), Device.cpu(), keeper()).train(Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("model training: out of memory on cpu() at step 8 of 50, batch 1024: a smaller"
                        + " batch needs less; the checkpoint of step 7 is kept in " + folder.resolve("checkpoint")
                        + " (")
                .hasMessageContaining("DefaultCPUAllocator: can't allocate memory")
                .hasMessageNotContaining("\n");
    }

    /** The tape must not point to memory that a collection frees; what is freed is overwritten here at once. */
    @Test
    @Tag("slow")
    void garbageCollectionsDuringTrainingChangeNoBit() throws Exception {
        byte[] quiet = weights(new Seed(7), "quiet");
        AtomicBoolean training = new AtomicBoolean(true);
        Thread collector = new Thread(() -> {
            while (training.get()) {
                System.gc();
                for (int i = 0; i < 2000; i++) {
                    ByteBuffer.allocateDirect(4).putInt(0, 0x41414141);
                }
            }
        });
        collector.start();
        try {
            assertThat(weights(new Seed(7), "collected")).isEqualTo(quiet);
        } finally {
            training.set(false);
            collector.join();
        }
    }

    @Test
    void stopsWhereTheLossIsNotANumber() {
        GptNeoTrainer trainer = new GptNeoTrainer(spec(50, 1e30), corpus(), new Seed(1), Device.cpu());
        assertThatThrownBy(() -> trainer.train(Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching("model training: the loss is (NaN|Infinity) at step \\d+ of 50; "
                        + "a learningRate below 1.0E30 may help");
    }

    @Test
    void aCorpusShorterThanAWindowIsRefused() {
        Corpus corpus = new Corpus(TinyGptNeo.vocabulary(WORDS), chain(16), chain(100), Double.NaN);
        assertThatThrownBy(() -> new GptNeoTrainer(spec(1, 0.1), corpus, new Seed(1), Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage("model training: the training stream has 16 tokens, needs 17");
    }

    /** A step of this shape makes arrays of 1 MB: leaking one of them each step would be 60 MB. */
    @Test
    @Tag("slow")
    void memoryStaysFlatOverManySteps() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeThat(Files.exists(status)).as("Linux").isTrue();
        ModelSpec.TrainedGptNeo spec = new ModelSpec.TrainedGptNeo(1, 32, 2, 32, 16, 1000, 0.01, 0.1);
        Corpus corpus = new Corpus(TinyGptNeo.vocabulary(500), chain(5000), chain(100), Double.NaN);
        try (TrainingRun run = new TrainingRun(spec, corpus, new Seed(1), Device.cpu())) {
            for (int i = 0; i < 15; i++) {
                run.step();
            }
            int arrays = run.liveArrays();
            long before = residentKiB(status);
            for (int i = 0; i < 60; i++) {
                run.step();
            }
            assertThat(run.liveArrays()).isEqualTo(arrays);
            assertThat(residentKiB(status) - before).as("growth in KiB").isLessThan(25_000);
        }
    }

    private GptNeoTrainer trainer(ModelSpec.TrainedGptNeo spec) {
        return new GptNeoTrainer(spec, corpus(), new Seed(7), Device.cpu(), keeper());
    }

    private CheckpointFile keeper() {
        return new CheckpointFile(folder.resolve("checkpoint"), "a", messages::add, 0);
    }

    private byte[] weights(GptNeoTrainer.Trained trained, String name) throws IOException {
        Path to = Files.createDirectory(folder.resolve(name));
        try (GptNeo model = trained.model()) {
            GptNeoFiles.save(model, to);
        }
        return Files.readAllBytes(to.resolve("model.safetensors"));
    }

    private byte[] weights(Seed seed, String name) throws IOException {
        return weights(new GptNeoTrainer(spec(12, 0.01), corpus(), seed, Device.cpu()).train(Progress.SILENT), name);
    }

    private static ModelSpec.TrainedGptNeo spec(int steps, double learningRate) {
        return new ModelSpec.TrainedGptNeo(1, 16, 2, 16, 8, steps, learningRate, 0.1);
    }

    private static Corpus corpus() {
        return new Corpus(TinyGptNeo.vocabulary(WORDS), chain(3000), chain(100), Double.NaN);
    }

    /** Each word has one successor in nine of ten places. */
    private static IntBuffer chain(int tokens) {
        var random = new Seed(5).stream("chain");
        int[] ids = new int[tokens];
        for (int i = 1; i < tokens; i++) {
            ids[i] = random.nextInt(10) == 0 ? random.nextInt(WORDS) : (ids[i - 1] * 3 + 1) % WORDS;
        }
        return IntBuffer.wrap(ids);
    }

    private static long residentKiB(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
