package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.config.SaeTraining;
import monosema.optim.Adam;

/**
 * Weights of a dense pass on the CPU: Java holds them and their moments as rows, and updates all in one pass over memory,
 * where the engine's elementwise operations need a dozen; the engine sees a copy.
 */
final class HostWeights implements DenseWeights {
    private static final int PIECE_ROWS = 128;

    private final Adam adam;
    private final SparseWeights weights;
    private final Map<String, NDArray> copies = new LinkedHashMap<>();

    /** A copy of a state's weights and moments; the engine's copy is owned by {@code manager}. */
    HostWeights(SaeTraining training, TrainingState state, NDManager manager) {
        this.adam = new Adam(training.adamBeta1(), training.adamBeta2(), training.gradientNorm());
        this.weights = new SparseWeights(state);
        state.weights().forEach((name, values) -> {
            boolean matrix = SaeParameters.isMatrix(name);
            Shape shape = matrix ? new Shape(state.dSae(), state.dIn()) : new Shape(values.length);
            copies.put(name, manager.create(values, shape));
        });
    }

    @Override
    public SaeParameters views(NDManager scope) {
        scope.tempAttachAll(copies.values().toArray(new NDArray[0]));
        return new SaeParameters(copies);
    }

    @Override
    public void update(SaeParameters gradients, StepKnobs knobs) {
        double sum = 0;
        for (String name : gradients.names()) {
            sum += read(weights.get(name), gradients.get(name));
        }
        Adam.Step step = adam.step(Math.sqrt(sum), knobs.step(), knobs.learningRate());
        copies.forEach((name, copy) -> {
            SparseWeights.Parameter parameter = weights.get(name);
            FloatBuffer memory = SparseStepper.memory(copy);
            SparseStepper.pieces(parameter.rows(), PIECE_ROWS, (from, to) -> {
                parameter.update(step, from, to);
                for (int i = from; i < to; i++) {
                    memory.put(i * parameter.width(), parameter.weight[i]);
                }
            });
        });
    }

    /** Takes a gradient from the engine; gives the sum of its squares. */
    private static double read(SparseWeights.Parameter parameter, NDArray gradient) {
        FloatBuffer memory = SparseStepper.memory(gradient);
        double[] squares = new double[parameter.rows()];
        SparseStepper.pieces(parameter.rows(), PIECE_ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                memory.get(i * parameter.width(), parameter.gradient[i]);
                squares[i] = FloatRows.square(parameter.gradient[i]);
            }
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return sum;
    }

    @Override
    public TrainingState state(int step, NDArray silentSteps, double threshold) {
        System.arraycopy(silentSteps.toFloatArray(), 0, weights.silentSteps, 0, weights.dSae);
        return weights.state(step, threshold);
    }
}
