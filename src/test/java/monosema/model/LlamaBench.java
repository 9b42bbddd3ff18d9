package monosema.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import monosema.provenance.Seed;
import monosema.tokens.Llama2cTokenizer;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Speed of stories260K: how much of the rate that its matrix products alone would allow a forward pass to the last block's
 * {@code hook_mlp_out} reaches, products and pass in turn, and how many tokens a second are generated. The files are those
 * of {@code -Dmonosema.testdata}.
 */
public final class LlamaBench {
    private static final int ROUNDS = 25;
    /** Until the JIT is done with it. */
    private static final int WARM_UP = 60;
    /** Texts, and tokens of each: about 1,000, 2,000 and 8,000 tokens at a time. */
    private static final int[][] BATCHES = {
        {64, 16}, {32, 32}, {16, 64}, {128, 16}, {64, 32}, {32, 64}, {16, 128}, {4, 512}, {256, 32}
    };

    private LlamaBench() {}

    /** Forward passes. */
    public static void forward(PrintStream out) throws IOException {
        machine(out);
        try (Llama model = load();
                NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            for (int i = 0; i < WARM_UP; i++) {
                forward(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), model, manager, 4, 16);
            }
            for (int[] batch : BATCHES) {
                forward(out, model, manager, batch[0], batch[1]);
            }
        }
    }

    private static void forward(PrintStream out, Llama model, NDManager manager, int texts, int length) {
        HookSite site = new HookSite(model.layers() - 1, HookSite.Kind.MLP_OUT);
        UniformRandomProvider random = new Seed(1).stream("tokens");
        int[] ids = new int[texts * length];
        Arrays.setAll(ids, i -> random.nextInt(model.config().vocabularySize()));
        double[] pass = new double[ROUNDS];
        double[] products = new double[ROUNDS];
        try (NDManager scope = manager.newSubManager()) {
            NDArray tokens = scope.create(ids, new Shape(texts, length));
            Products alone = new Products(scope, model.config(), texts, length);
            for (int round = -ROUNDS / 5; round < ROUNDS; round++) {
                double a = time(() -> model.activations(scope, tokens, site).close());
                double b = time(alone::run);
                if (round >= 0) {
                    pass[round] = a;
                    products[round] = b;
                }
            }
        }
        double share = median(products) / median(pass);
        out.printf(
                Locale.ROOT,
                "%d texts of %d tokens: forward with hook %.1f ms, %.0f tokens/s; its products alone %.1f ms; %.0f%% of"
                        + " their rate%n",
                texts,
                length,
                median(pass),
                ids.length / median(pass) * 1000,
                median(products),
                100 * share);
    }

    /** The products of a pass, in its order and shapes, on values that are there. */
    private static final class Products {
        private final NDManager manager;
        private final LlamaConfig config;
        private final int texts;
        private final int length;
        private final NDArray stream;
        private final NDArray hidden;
        private final NDArray heads;

        Products(NDManager manager, LlamaConfig config, int texts, int length) {
            this.manager = manager;
            this.config = config;
            this.texts = texts;
            this.length = length;
            this.stream = normal((long) texts * length, config.dModel());
            this.hidden = normal((long) texts * length, config.dMlp());
            this.heads = normal((long) texts * config.keyValueHeads(), config.group() + 2, length, config.headSize());
        }

        private NDArray normal(long... shape) {
            return manager.randomNormal(new Shape(shape));
        }

        void run() {
            NDArray queryKeyValue = normal(config.dModel() + 2L * config.keyValueWidth(), config.dModel());
            NDArray square = normal(config.dModel(), config.dModel());
            NDArray up = normal(config.dMlp(), config.dModel());
            NDArray down = normal(config.dModel(), config.dMlp());
            for (int layer = 0; layer < config.layers(); layer++) {
                product(stream, queryKeyValue);
                attention();
                product(stream, square);
                product(stream, up);
                product(stream, up);
                product(hidden, down);
            }
            List.of(queryKeyValue, square, up, down).forEach(NDArray::close);
        }

        private static void product(NDArray x, NDArray weight) {
            Linear.linear(x, weight).singletonOrThrow().close();
        }

        private void attention() {
            long groups = (long) texts * config.keyValueHeads();
            for (int begin = 0; begin < length; begin += LlamaBlock.QUERIES) {
                int end = Math.min(begin + LlamaBlock.QUERIES, length);
                try (NDManager scope = manager.newSubManager()) {
                    scope.tempAttachAll(heads);
                    NDArray queries = heads.get(":, 0:{}, {}:{}", config.group(), begin, end)
                            .reshape(groups, (long) config.group() * (end - begin), config.headSize());
                    NDArray keys = heads.get(":, {}, 0:{}", config.group(), end);
                    NDArray values = heads.get(":, {}, 0:{}", config.group() + 1, end);
                    queries.batchMatMul(keys.transpose(0, 2, 1)).batchMatMul(values);
                }
            }
        }
    }

    /** Texts written from nothing, by nucleus sampling, as long as the model likes. */
    public static void generation(PrintStream out) throws IOException {
        machine(out);
        try (Llama model = load()) {
            generate(model, 64, 64);
            for (int[] run : new int[][] {{1, 4}, {64, 192}, {256, 768}}) {
                long start = System.nanoTime();
                long tokens = generate(model, run[0], run[1]);
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(
                        Locale.ROOT,
                        "%d texts, %d at a time: %d tokens in %.1f s, %.0f tokens/s%n",
                        run[1],
                        run[0],
                        tokens,
                        seconds,
                        tokens / seconds);
            }
        }
    }

    private static long generate(Llama model, int batch, int texts) {
        Generator generator = new Generator(model, new Sampling.Nucleus(1, 0.9), model.context(), batch);
        return generator.generate(Collections.nCopies(texts, new int[0]), new Seed(1), 0).stream()
                .mapToLong(text -> text.tokens().size())
                .sum();
    }

    private static void machine(PrintStream out) {
        out.printf("PyTorch %s, threads %s%n", Engine.getInstance().getVersion(), System.getenv("OMP_NUM_THREADS"));
    }

    private static Llama load() throws IOException {
        Path folder = Path.of(
                System.getProperty("monosema.testdata", ""), "hub/karpathy/tinyllamas/resolve/main/stories260K");
        return Llama.load(
                folder.resolve("stories260K.bin"), Llama2cTokenizer.read(folder.resolve("tok512.bin")), Device.cpu());
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
