package monosema.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.activations.ActivationStore;
import monosema.activations.ActivationStream;
import monosema.activations.CorpusActivations;
import monosema.activations.PoolBudget;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.model.GptNeo;
import monosema.model.GptNeoTrainer;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.tokens.Tokenizer;
import org.apache.commons.rng.UniformRandomProvider;

/** One pool of the default experiment, 131,072 rows of width 128: run through the model, and read again. */
final class ActivationStoreBench implements Bench {
    private static final int ROWS = 131_072;
    private static final int BATCH = 512;
    private static final int VOCABULARY = 2_000;

    @Override
    public void run(PrintStream out) throws IOException {
        Corpus corpus = corpus();
        ModelSpec.TrainedGptNeo spec = new ModelSpec.TrainedGptNeo(1, 128, 4, 64, 16, 1, 0.003, 0.05);
        Path folder = Files.createTempDirectory("activations");
        try (GptNeo model = new GptNeoTrainer(spec, corpus, new Seed(1), Device.cpu())
                .train(Progress.SILENT)
                .model()) {
            CorpusActivations activations = new CorpusActivations(model, "blocks.0.hook_mlp_out", 64);
            measure(out, "nothing kept", activations, corpus, PoolBudget.NONE);
            measure(out, "kept in memory", activations, corpus, PoolBudget.memory(1L << 30));
            measure(out, "kept on disk", activations, corpus, PoolBudget.NONE.withDisk(folder, 1L << 30));
        } finally {
            Files.delete(folder);
        }
    }

    private static void measure(
            PrintStream out, String what, CorpusActivations activations, Corpus corpus, PoolBudget budget) {
        try (ActivationStore store =
                new ActivationStore(activations, corpus.train(), new Seed(2), budget, "bench", out::println)) {
            for (String sae : new String[] {"first", "second", "third"}) {
                long start = System.nanoTime();
                long cpu = cpu();
                try (ActivationStream rows = store.open();
                        NDManager owner = NDManager.newBaseManager()) {
                    for (int batch = 0; batch < ROWS / BATCH; batch++) {
                        rows.next(owner, BATCH).close();
                    }
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(
                        "131,072 rows of 128 in batches of 512 to the %s SAE, %s: %.3f s, %,.0f rows/s, processors %.3f s%n",
                        sae, what, seconds, ROWS / seconds, (cpu() - cpu) / 1e9);
            }
        }
    }

    private static Corpus corpus() {
        UniformRandomProvider random = new Seed(1).stream("bench.tokens");
        int[] ids = IntStream.range(0, ROWS + 64)
                .map(i -> random.nextInt(1, VOCABULARY))
                .toArray();
        List<String> vocabulary = Stream.concat(
                        Stream.of(Tokenizer.END_OF_TEXT),
                        IntStream.range(1, VOCABULARY).mapToObj(id -> "w" + id))
                .toList();
        return new Corpus(
                vocabulary, IntBuffer.wrap(ids), IntBuffer.wrap(ids, 0, 1_000).slice(), Double.NaN);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
