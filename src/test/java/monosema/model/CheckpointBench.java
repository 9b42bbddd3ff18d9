package monosema.model;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import monosema.checkpoint.CheckpointFile;
import monosema.checkpoint.CheckpointKeeper;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * What a checkpoint costs in the training of the default experiment's model: a step with a checkpoint after it against one
 * without, in turn; and to keep and read one of the published study's size.
 */
public final class CheckpointBench {
    private static final int STEPS = 100;
    private static final int ROUNDS = 3;
    private static final int WORDS = 1_660;
    private static final double SECONDS_BETWEEN = 30;

    /** Of a GPT-Neo of one block, d 1,024 and context 512 on StoryWorld's words. */
    private static final int LARGE = 14_800_000;

    private CheckpointBench() {}

    /** Measures and prints. */
    public static void run(PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("monosema-checkpoint");
        Path file = folder.resolve("checkpoint");
        try {
            inTraining(out, file);
            large(out, file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void inTraining(PrintStream out, Path file) throws IOException {
        milliseconds(new CheckpointKeeper.None());
        double without = 0;
        double with = 0;
        for (int round = 0; round < ROUNDS; round++) {
            without += milliseconds(new CheckpointKeeper.None()) / ROUNDS;
            Files.deleteIfExists(file);
            with += milliseconds(new CheckpointFile(file, "bench", out::println, 0)) / ROUNDS;
        }
        double cost = with - without;
        out.printf(
                Locale.ROOT,
                "default model: %.1f ms a step, %.1f ms more with a checkpoint of %.1f MB, one in %.0f s is %.3f%%%n",
                without,
                cost,
                Files.size(file) / 1e6,
                SECONDS_BETWEEN,
                cost / 10 / SECONDS_BETWEEN);
    }

    private static double milliseconds(CheckpointKeeper keeper) {
        ModelSpec.TrainedGptNeo spec = new ModelSpec.TrainedGptNeo(1, 128, 4, 64, 16, STEPS, 0.003, 0.05);
        Corpus corpus = new Corpus(TinyGptNeo.vocabulary(WORDS), tokens(100_000), tokens(100), Double.NaN);
        long start = System.nanoTime();
        new GptNeoTrainer(spec, corpus, new Seed(1), Device.cpu(), keeper)
                .train(Progress.SILENT)
                .model()
                .close();
        return (System.nanoTime() - start) / 1e6 / STEPS;
    }

    private static void large(PrintStream out, Path file) throws IOException {
        Files.deleteIfExists(file);
        CheckpointFile keeper = new CheckpointFile(file, "bench", line -> {}, 0);
        double keep = seconds(() -> {
            keeper.keep(() -> TrainingSnapshot.of(1, new float[LARGE], new float[LARGE], new float[LARGE], new Curve())
                    .checkpoint());
            return true;
        });
        double read = seconds(() -> keeper.latest(TrainingSnapshot.LAYOUT, kept -> TrainingSnapshot.of(kept, LARGE))
                .isPresent());
        out.printf(
                Locale.ROOT,
                "%,d weights: %.0f MB kept in %.2f s, read in %.2f s%n",
                LARGE,
                Files.size(file) / 1e6,
                keep,
                read);
    }

    private static double seconds(Supplier<Boolean> work) {
        long start = System.nanoTime();
        if (!work.get()) {
            throw new IllegalStateException("no checkpoint");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static IntBuffer tokens(int count) {
        var random = new Seed(5).stream("tokens");
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = random.nextInt(WORDS);
        }
        return IntBuffer.wrap(ids);
    }
}
