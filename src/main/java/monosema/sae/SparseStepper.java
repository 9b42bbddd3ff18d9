package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import monosema.config.SaeTraining;
import monosema.optim.Adam;
import org.jspecify.annotations.Nullable;

/**
 * Steps on a CPU where few features fire: the engine multiplies inputs and encoder, and all else touches the active
 * (row, feature) pairs alone, in Java. Adam updates every weight.
 *
 * <p>Each piece of work writes to its own place and sums run in a fixed order, so the bits do not depend on the number
 * of threads; with the engine's own product they do not beyond what the engine promises.
 */
final class SparseStepper implements SaeStepper {
    /** Floats of a block of products: what stays in the cache between the engine's write and Java's read. */
    private static final int BLOCK = 1 << 22;

    private static final int PIECE_ROWS = 32;
    private static final int PIECE_FEATURES = 128;

    private final SaeTraining training;
    private final SparseObjective objective;
    private final Adam adam;
    private final int dIn;
    private final int dSae;
    private final SparseWeights weights;
    private final float[] norms;
    private final NDManager manager;
    private final NDArray encoder;
    private final FloatBuffer encoderMemory;

    private int step;
    private double threshold;
    private DeadFeatures dead = DeadFeatures.NONE;
    private double density = Double.NaN;
    private ActivePairs pairs = new ActivePairs(0, 1);
    private List<PairList> lists = new ArrayList<>();

    /** Goes on from a state, of which it keeps nothing. */
    SparseStepper(SaeTraining training, SparseObjective objective, TrainingState state) {
        this.training = training;
        this.objective = objective;
        this.adam = new Adam(training.adamBeta1(), training.adamBeta2(), training.gradientNorm());
        this.weights = new SparseWeights(state);
        this.dIn = state.dIn();
        this.dSae = state.dSae();
        this.step = state.step();
        this.threshold = state.threshold();
        this.norms = new float[dSae];
        this.manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        this.encoder = manager.zeros(new Shape(dSae, dIn));
        this.encoderMemory = memory(encoder);
    }

    @Override
    public @Nullable SaeTrainingPoint step(NDArray x, StepKnobs knobs) {
        int rows = Math.toIntExact(x.getShape().get(0));
        float[] inputs = new float[rows * dIn];
        memory(x).get(inputs);
        refreshDead();
        refreshNorms();
        SparsePass pass = objective.begin(new SparseBatch(weights, norms, dead, knobs, rows));
        float[] encoded = training.applyBDecToInput() ? centred(inputs) : inputs;
        select(pass, encoded, rows);
        SparseGradient gradient = new SparseGradient(weights, pass, pairs, inputs, encoded, rows, objective.vectors());
        gradient.rows();
        DivergedException.check(knobs.step(), gradient.loss(), gradient.mse(), gradient.inputs());
        SaeTrainingPoint point = knobs.measured() ? gradient.point(knobs.step(), pointNorms()) : null;
        double norm = gradient.parameters(norms);
        update(norm, knobs);
        remember(pass);
        step = knobs.step();
        density = (double) pairs.size() / ((double) rows * dSae);
        return point;
    }

    private void refreshDead() {
        if (objective.deadAfter() > 0 && step % DEAD_CHECK == 0) {
            dead = DeadFeatures.of(weights.silentSteps, objective.deadAfter());
        }
    }

    private void refreshNorms() {
        if (objective.usesNorms()) {
            computeNorms();
        }
    }

    private float[] pointNorms() {
        if (!objective.usesNorms()) {
            computeNorms();
        }
        return norms;
    }

    private void computeNorms() {
        float[][] decoder = weights.matrix(SaeParameters.W_DEC);
        pieces(dSae, PIECE_FEATURES, (from, to) -> {
            for (int i = from; i < to; i++) {
                norms[i] = (float) Math.sqrt(FloatRows.square(decoder[i]));
            }
        });
    }

    private float[] centred(float[] inputs) {
        float[] bias = weights.vector(SaeParameters.B_DEC);
        float[] out = inputs.clone();
        for (int at = 0; at < out.length; at += dIn) {
            FloatRows.add(out, at, -1, bias, 0, dIn);
        }
        return out;
    }

    private void select(SparsePass pass, float[] encoded, int rows) {
        if (pairs.start.length != rows + 1) {
            pairs = new ActivePairs(rows, dSae);
        }
        float[][] encoder = weights.matrix(SaeParameters.ENCODER);
        pieces(dSae, PIECE_FEATURES, (from, to) -> {
            for (int i = from; i < to; i++) {
                encoderMemory.put(i * dIn, encoder[i]);
            }
        });
        do {
            find(pass, encoded, rows);
        } while (!pass.settle(pairs));
    }

    private void find(SparsePass pass, float[] encoded, int rows) {
        int blockRows = Math.max(1, Math.min(rows, BLOCK / dSae / PIECE_ROWS * PIECE_ROWS));
        int pieces = (blockRows + PIECE_ROWS - 1) / PIECE_ROWS;
        while (lists.size() < pieces) {
            lists.add(new PairList());
        }
        lists.forEach(list -> list.size = 0);
        List<SparsePass.Selector> selectors =
                IntStream.range(0, pieces).mapToObj(piece -> pass.selector()).toList();
        int[] list = new int[rows];
        int[] from = new int[rows];
        int[] count = new int[rows];
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = scope.create(encoded, new Shape(rows, dIn));
            NDArray transposed = encoder.transpose();
            transposed.attach(scope);
            for (int first = 0; first < rows; first += blockRows) {
                int end = Math.min(rows, first + blockRows);
                try (NDManager inner = scope.newSubManager()) {
                    NDArray block = input.get(new NDIndex("{}:{}", first, end));
                    block.attach(inner);
                    NDArray product = block.matMul(transposed);
                    product.attach(inner);
                    FloatBuffer memory = memory(product);
                    int blockStart = first;
                    each((end - first + PIECE_ROWS - 1) / PIECE_ROWS, piece -> {
                        float[] row = new float[dSae];
                        PairList out = lists.get(piece);
                        int last = Math.min(end, blockStart + (piece + 1) * PIECE_ROWS);
                        for (int b = blockStart + piece * PIECE_ROWS; b < last; b++) {
                            memory.get((b - blockStart) * dSae, row);
                            list[b] = piece;
                            from[b] = out.size;
                            selectors.get(piece).select(row, out);
                            count[b] = out.size - from[b];
                        }
                    });
                }
            }
        }
        pairs.gather(lists, list, from, count);
    }

    private void update(double norm, StepKnobs knobs) {
        Adam.Step now = adam.step(norm, knobs.step(), knobs.learningRate());
        for (SparseWeights.Parameter parameter : weights.all()) {
            pieces(parameter.rows(), PIECE_FEATURES, (from, to) -> parameter.update(now, from, to));
        }
    }

    private void remember(SparsePass pass) {
        double smallest = pass.smallestLetThrough();
        if (!Double.isNaN(smallest)) {
            threshold += objective.thresholdRate() * (smallest - threshold);
        }
        if (objective.deadAfter() == 0) {
            return;
        }
        float[] silent = weights.silentSteps;
        for (int i = 0; i < dSae; i++) {
            silent[i]++;
        }
        int size = pairs.size();
        for (int p = 0; p < size; p++) {
            if (pairs.value[p] > 0) {
                silent[pairs.feature[p]] = 0;
            }
        }
    }

    @Override
    public double density() {
        return density;
    }

    @Override
    public TrainingState state() {
        return weights.state(step, threshold);
    }

    @Override
    public void close() {
        manager.close();
    }

    /** The memory of a dense tensor on the CPU itself; valid while the tensor is. */
    static FloatBuffer memory(NDArray array) {
        return array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** A range of indices, from inclusive, to exclusive. */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    /** Cuts indices 0 to n into pieces and works on them side by side. */
    static void pieces(int n, int size, Range body) {
        each((n + size - 1) / size, piece -> body.run(piece * size, Math.min(n, (piece + 1) * size)));
    }

    private static void each(int n, IntConsumer body) {
        IntStream.range(0, n).parallel().forEach(body);
    }
}
