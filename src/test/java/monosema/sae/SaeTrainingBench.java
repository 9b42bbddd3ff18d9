package monosema.sae;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import monosema.activations.ActivationStream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/**
 * A training of 20,000 steps at the shape of the default experiment (width 128, 2,048 features, batch 512) on rows of a
 * known dictionary made beforehand: rows a second, processor time and resident memory, 1,000 steps after 1,000 steps.
 */
public final class SaeTrainingBench {
    private static final int STEPS = 20_000;
    private static final int WINDOW = 1_000;
    private static final int D_IN = 128;
    private static final int BATCH = 512;
    private static final int BATCHES = 64;

    private SaeTrainingBench() {}

    /** Measures and prints. */
    public static void run(PrintStream out) {
        SaeTraining training = new SaeTraining(
                STEPS, BATCH, 1e-3, 0, 0.2, 0.9, 0.999, 1, false, false, SaeTraining.DecoderInit.UNIFORM, 0.1, true, 1);
        measure(out, new SaeSpec.Trained("standard", 16, new SaeArchitecture.Standard(2, 0.05), training));
        measure(
                out,
                new SaeSpec.Trained("topk", 16, new SaeArchitecture.TopK(32, new DeadLoss(1, 200), true), training));
    }

    private static void measure(PrintStream out, SaeSpec.Trained spec) {
        float[][] batches = new float[BATCHES][];
        KnownDictionary known = new KnownDictionary(D_IN, 512, 8, new Seed(3));
        try (ActivationStream rows = known.rows().open(0);
                NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            for (int i = 0; i < BATCHES; i++) {
                try (NDArray batch = rows.next(manager, BATCH)) {
                    batches[i] = batch.toFloatArray();
                }
            }
        }
        long[] since = {System.nanoTime()};
        long[] worked = {processorTime()};
        Progress progress = (done, total, detail) -> {
            if (done % WINDOW == 0) {
                long now = System.nanoTime();
                long time = processorTime();
                out.printf(
                        Locale.ROOT,
                        "%s, steps to %,d: %,.0f rows/s, %.2f ms of processor time a step, %,d MiB resident, %s%n",
                        spec.id(),
                        done,
                        WINDOW * BATCH / ((now - since[0]) / 1e9),
                        (time - worked[0]) / 1e6 / WINDOW,
                        residentMiB(),
                        detail);
                since[0] = now;
                worked[0] = time;
            }
        };
        new SaeTrainer(spec, Device.cpu()).train(position -> new Repeated(batches, position), progress);
    }

    /** Of all threads, in nanoseconds: what a step costs even where other programs share the machine. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** VmRSS of this process; Linux alone. */
    static long residentMiB() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Repeated implements ActivationStream {
        private final float[][] batches;
        private long position;

        Repeated(float[][] batches, long position) {
            this.batches = batches;
            this.position = position;
        }

        @Override
        public int dIn() {
            return D_IN;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public NDArray next(NDManager owner, int rows) {
            int at = (int) (position / rows % batches.length);
            position += rows;
            return owner.create(batches[at], new Shape(rows, D_IN));
        }

        @Override
        public void close() {}
    }
}
