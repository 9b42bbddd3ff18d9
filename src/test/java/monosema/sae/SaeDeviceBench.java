package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.activations.ActivationSource;
import monosema.activations.ActivationStore;
import monosema.activations.ActivationStream;
import monosema.activations.CorpusActivations;
import monosema.activations.PoolBudget;
import monosema.config.ModelSpec;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.data.Corpus;
import monosema.model.GptNeo;
import monosema.model.GptNeoTrainer;
import monosema.provenance.Gpu;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.tokens.Tokenizer;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Training at the shape of SAELens' tutorial (1,024 -> 16,384, batch 4,096) on a GPU, or a few steps of it on a CPU: beside
 * the device's rate of matrix products, on one batch that never changes, and on the activations of a model of that width.
 */
public final class SaeDeviceBench {
    private static final int D_IN = 1024;
    private static final int EXPANSION = 16;
    private static final int D_SAE = D_IN * EXPANSION;
    private static final int BATCH = 4096;
    private static final int CONTEXT = 512;
    private static final int VOCABULARY = 2_000;

    private SaeDeviceBench() {}

    /** Measures and prints. */
    public static void run(PrintStream out) {
        boolean gpu = Engine.getInstance().getGpuCount() > 0;
        Device device = gpu ? Device.gpu() : Device.cpu();
        int steps = gpu ? 4 * SaeStepper.DEAD_CHECK : 2;
        double rate = ProductRate.measure(device, BATCH, D_IN, D_SAE);
        out.printf(
                Locale.ROOT,
                "%s, PyTorch %s, TF32 %s: the encoder's product alone %.1f TFLOP/s%n",
                gpu ? Gpu.name().orElse("GPU") : "CPU",
                Engine.getInstance().getVersion(),
                System.getenv("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE"),
                rate / 1e12);
        SaeTraining training = new SaeTraining(
                steps, BATCH, 5e-5, 0, 0.2, 0.9, 0.999, 1, true, false, SaeTraining.DecoderInit.UNIFORM, 0.1, true, 1);
        List<SaeSpec.Trained> specs = List.of(
                new SaeSpec.Trained("standard", EXPANSION, new SaeArchitecture.Standard(5, 0.05), training),
                new SaeSpec.Trained(
                        "topk", EXPANSION, new SaeArchitecture.TopK(32, new DeadLoss(1, 200), true), training));
        Constant constant = new Constant(device);
        try {
            specs.forEach(spec -> measure(out, spec, device, "one constant batch", position -> constant, rate));
        } finally {
            constant.free();
        }
        Corpus corpus = corpus(gpu ? 1 << 22 : 1 << 17);
        ModelSpec.TrainedGptNeo spec = new ModelSpec.TrainedGptNeo(1, D_IN, 16, CONTEXT, 1, 1, 0.001, 0);
        GptNeoTrainer.Trained trained = new GptNeoTrainer(spec, corpus, new Seed(1), device).train(Progress.SILENT);
        try (GptNeo model = trained.model();
                ActivationStore store = new ActivationStore(
                        new CorpusActivations(model, "blocks.0.hook_mlp_out", CONTEXT),
                        corpus.train(),
                        new Seed(2),
                        PoolBudget.NONE,
                        "bench",
                        out::println)) {
            measure(out, specs.get(0), device, "the model's activations", store::open, rate);
        }
    }

    private static void measure(
            PrintStream out, SaeSpec.Trained spec, Device device, String rows, ActivationSource source, double rate) {
        TrainingState start = TrainingState.initial(D_IN, D_SAE, InitialWeights.of(spec, D_IN, D_SAE));
        DenseObjective objective = SaeObjectives.of(spec.architecture()).dense();
        int steps = spec.training().steps();
        double seconds = 0;
        try (SaeStepper stepper = new DenseStepper(spec.training(), objective, start, device);
                ActivationStream stream = source.open(0);
                NDManager manager = NDManager.newBaseManager(device)) {
            // The first step of the second half begins, and the last one ends, with a number read from the device.
            for (int step = 1; step <= 2 * steps; step++) {
                if (step == steps + 1) {
                    seconds = -System.nanoTime() / 1e9;
                }
                try (NDManager scope = manager.newSubManager(Device.cpu())) {
                    stepper.step(stream.next(scope, BATCH), new StepKnobs(step, 5e-5, 5, false));
                }
            }
            seconds += System.nanoTime() / 1e9;
        }
        double rowsPerSecond = BATCH * steps / seconds;
        double flops = rowsPerSecond * ProductRate.flopsPerRow(D_IN, D_SAE);
        out.printf(
                Locale.ROOT,
                "%s on %s: %,.0f rows/s, %.2f ms a step, its products at %.1f TFLOP/s, %.0f%% of the product alone%n",
                spec.id(),
                rows,
                rowsPerSecond,
                1e3 * seconds / steps,
                flops / 1e12,
                100 * flops / rate);
    }

    private static Corpus corpus(int tokens) {
        UniformRandomProvider random = new Seed(1).stream("bench.tokens");
        int[] ids = IntStream.range(0, tokens)
                .map(i -> random.nextInt(1, VOCABULARY))
                .toArray();
        List<String> vocabulary = Stream.concat(
                        Stream.of(Tokenizer.END_OF_TEXT),
                        IntStream.range(1, VOCABULARY).mapToObj(id -> "w" + id))
                .toList();
        return new Corpus(
                vocabulary,
                IntBuffer.wrap(ids),
                IntBuffer.wrap(ids, 0, CONTEXT * 4).slice(),
                Double.NaN);
    }

    /** The same rows for ever; what is left out of a step's time is the data. */
    private static final class Constant implements ActivationStream {
        private final NDManager manager;
        private final NDArray rows;

        Constant(Device device) {
            this.manager = NDManager.newBaseManager(device);
            this.rows = manager.randomNormal(0, 1, new Shape(BATCH, D_IN), DataType.FLOAT32);
        }

        @Override
        public int dIn() {
            return D_IN;
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public NDArray next(NDManager owner, int count) {
            NDArray copy = rows.get(new NDIndex("0:{}", count)).duplicate();
            copy.attach(owner);
            return copy;
        }

        @Override
        public void close() {
            // Streams of several trainings: the bench closes its memory.
        }

        void free() {
            manager.close();
        }
    }
}
