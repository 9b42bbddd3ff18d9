package monosema.bench;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import monosema.config.CorpusSpec;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.data.StoryWorld;
import monosema.model.GptNeo;
import monosema.model.GptNeoTrainer;
import monosema.provenance.Progress;
import monosema.provenance.Seed;

/** Steps of the default experiment's model, {@code storyworld-gender}, in the grade of this process. */
final class StoryModelBench implements Bench {
    private static final int STEPS = 220;
    private static final int WARM_UP = 20;

    @Override
    public void run(PrintStream out) {
        Seed seed = new Seed(42);
        Corpus corpus = StoryWorld.builtIn()
                .tell(new CorpusSpec.StoryWorld(50_000, 100), seed)
                .corpus();
        ModelSpec.TrainedGptNeo spec = new ModelSpec.TrainedGptNeo(1, 128, 4, 64, 16, STEPS, 0.003, 0.05);
        long[] times = new long[2];
        long[] cpu = new long[2];
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Progress progress = (done, total, detail) -> {
            if (done == WARM_UP) {
                times[0] = System.nanoTime();
                cpu[0] = process.getProcessCpuTime();
            } else if (done == total) {
                times[1] = System.nanoTime();
                cpu[1] = process.getProcessCpuTime();
            }
        };
        try (GptNeo model = new GptNeoTrainer(spec, corpus, seed, Device.cpu())
                .train(progress)
                .model()) {
            out.printf(
                    Locale.ROOT,
                    "%,d parameters: %.1f ms a step, %.1f ms of processor time, steps %d to %d%n",
                    model.parameterCount(),
                    (times[1] - times[0]) / 1e6 / (STEPS - WARM_UP),
                    (cpu[1] - cpu[0]) / 1e6 / (STEPS - WARM_UP),
                    WARM_UP + 1,
                    STEPS);
        }
    }
}
