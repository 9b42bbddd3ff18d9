package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.config.SaeTraining;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One training step of a standard SAE at batch 2048, d 256, m 8192: by the engine's autograd, dense in closed form, and
 * sparse, beside the encoder's product alone; Adam included. All in turn, in the same process, the median of the rounds.
 */
public final class SaeStepBench {
    private static final int ROWS = 2048;
    private static final int D_IN = 256;
    private static final int D_SAE = 8192;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 50;

    private SaeStepBench() {}

    /** Measures and prints. */
    public static void run(PrintStream out) {
        out.printf("PyTorch %s, threads %s%n", Engine.getInstance().getVersion(), System.getenv("OMP_NUM_THREADS"));
        // The last is the density at which a training changes to the sparse path.
        for (int active : new int[] {32, 64, (int) (SaeTrainer.SPARSE_BELOW * D_SAE)}) {
            measure(out, active);
        }
    }

    private static void measure(PrintStream out, int active) {
        SaeTraining training = new SaeTraining(
                1000, ROWS, 1e-6, 0, 0, 0.9, 0.999, 1, false, false, SaeTraining.DecoderInit.UNIFORM, 0.1, true, 1);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray x = manager.create(normal(ROWS * D_IN, "x"), new Shape(ROWS, D_IN));
            TrainingState state = state(active);
            NDArray encoder = manager.create(state.weight(SaeParameters.ENCODER), new Shape(D_SAE, D_IN));
            double[] product = new double[ROUNDS];
            double[] autograd = new double[ROUNDS];
            double[] dense = new double[ROUNDS];
            double[] sparse = new double[ROUNDS];
            try (Autograd tape = new Autograd(state.copy());
                    SaeStepper denseStepper =
                            new DenseStepper(training, new StandardDense(), state.copy(), Device.cpu());
                    SaeStepper sparseStepper = new SparseStepper(training, new StandardSparse(), state.copy())) {
                // Until the JIT is done with it.
                for (int step = 1; step <= WARM_UP; step++) {
                    sparseStepper.step(x, new StepKnobs(step, 1e-6, 1, false));
                }
                for (int round = -2; round < ROUNDS; round++) {
                    StepKnobs knobs = new StepKnobs(WARM_UP + 3 + round, 1e-6, 1, false);
                    double a = time(() -> tape.step(x));
                    double d = time(() -> denseStepper.step(x, knobs));
                    double p = time(() -> {
                        try (NDManager scope = manager.newSubManager()) {
                            NDArray z = x.matMul(encoder.transpose());
                            z.attach(scope);
                        }
                    });
                    double s = time(() -> sparseStepper.step(x, knobs));
                    if (round >= 0) {
                        product[round] = p;
                        autograd[round] = a;
                        dense[round] = d;
                        sparse[round] = s;
                    }
                }
                out.printf(
                        "%d of %d features active: autograd %.0f ms, dense %.0f ms (%.2f times faster), sparse %.1f ms (%.2f"
                                + " times faster, %.2f times the encoder's product of %.1f ms), density %.4f%n",
                        active,
                        D_SAE,
                        median(autograd),
                        median(dense),
                        median(autograd) / median(dense),
                        median(sparse),
                        median(autograd) / median(sparse),
                        median(sparse) / median(product),
                        median(product),
                        sparseStepper.density());
            }
        }
    }

    /** Weights whose features fire at so many of the rows' places, by their biases. */
    private static TrainingState state(int active) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        float[] rows = normal(D_SAE * D_IN, "weights");
        for (int i = 0; i < rows.length; i++) {
            rows[i] /= 16;
        }
        double quantile = new org.apache.commons.math3.distribution.NormalDistribution()
                .inverseCumulativeProbability(1 - (double) active / D_SAE);
        float[] bias = new float[D_SAE];
        Arrays.fill(bias, (float) -quantile);
        weights.put(SaeParameters.ENCODER, rows);
        weights.put(SaeParameters.B_ENC, bias);
        weights.put(SaeParameters.W_DEC, rows.clone());
        weights.put(SaeParameters.B_DEC, new float[D_IN]);
        return TrainingState.initial(D_IN, D_SAE, weights);
    }

    private static float[] normal(int size, String stream) {
        UniformRandomProvider random = new Seed(1).stream(stream);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            double sum = -6;
            for (int k = 0; k < 12; k++) {
                sum += random.nextDouble();
            }
            values[i] = (float) sum;
        }
        return values;
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

    /** The plain step: the loss on the tape, a tensor's Adam each. */
    private static final class Autograd implements AutoCloseable {
        private final NDManager manager = NDManager.newBaseManager(Device.cpu());
        private final NDList weights = new NDList();
        private final NDList means = new NDList();
        private final NDList squares = new NDList();

        Autograd(TrainingState state) {
            state.weights().forEach((name, values) -> {
                boolean matrix = state.rowWidth(name) > 1;
                Shape shape = matrix ? new Shape(D_SAE, D_IN) : new Shape(values.length);
                NDArray weight = manager.create(values, shape);
                weight.setRequiresGradient(true);
                weights.add(weight);
                means.add(manager.zeros(shape));
                squares.add(manager.zeros(shape));
            });
        }

        void step(NDArray x) {
            try (NDManager scope = manager.newSubManager()) {
                scope.tempAttachAll(weights, means, squares);
                NDArray input = x.duplicate();
                input.attach(scope);
                NDArray rows = scope.create((float) ROWS);
                try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                    NDArray f = Activation.relu(
                            input.matMul(weights.get(0).transpose()).add(weights.get(1)));
                    NDArray error = f.matMul(weights.get(2)).add(weights.get(3)).sub(input);
                    NDArray norms = weights.get(2).norm(new int[] {1});
                    NDArray loss = error.square().sum().add(f.mul(norms).sum()).div(rows);
                    tape.backward(loss);
                }
                NDList gradients = new NDList();
                for (NDArray weight : weights) {
                    NDArray gradient = weight.getGradient();
                    gradient.attach(scope);
                    gradients.add(gradient);
                }
                adam(gradients);
                gradients.forEach(gradient -> gradient.subi(gradient));
            }
        }

        private void adam(NDList gradients) {
            NDList squared = new NDList();
            gradients.forEach(gradient -> squared.add(gradient.square().sum()));
            NDArray share = NDArrays.add(squared.toArray(new NDArray[0]))
                    .sqrt()
                    .addi(1e-6f)
                    .powi(-1f)
                    .minimum(1f);
            for (int i = 0; i < weights.size(); i++) {
                NDArray weight = weights.get(i).stopGradient();
                weight.attach(gradients.get(0).getManager());
                NDArray g = gradients.get(i).mul(share);
                NDArray mean = means.get(i).muli(0.9f).addi(g.mul(0.1f));
                NDArray square = squares.get(i).muli(0.999f).addi(g.square().muli(0.001f));
                weight.subi(mean.div(square.sqrt().addi(1e-8f)).muli(1e-6f));
            }
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
