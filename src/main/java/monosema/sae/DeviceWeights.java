package monosema.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.config.SaeTraining;
import monosema.optim.Adam;
import monosema.optim.VectorAdam;

/** All weights, and each of Adam's two moments, as one vector on the device: an update never waits for it. */
final class DeviceWeights implements DenseWeights {
    private final int dIn;
    private final int dSae;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final NDArray flat;
    private final NDArray means;
    private final NDArray squares;
    private final VectorAdam adam;

    /** A copy of a state's weights and moments, owned by {@code manager}. */
    DeviceWeights(SaeTraining training, TrainingState state, NDManager manager) {
        this.dIn = state.dIn();
        this.dSae = state.dSae();
        state.weights().forEach((name, values) -> sizes.put(name, values.length));
        this.flat = vector(manager, state.weights());
        this.means = vector(manager, state.means());
        this.squares = vector(manager, state.squares());
        this.adam = new VectorAdam(
                new Adam(training.adamBeta1(), training.adamBeta2(), training.gradientNorm()), flat, means, squares);
    }

    private static NDArray vector(NDManager manager, Map<String, float[]> arrays) {
        try (NDManager scope = manager.newSubManager()) {
            NDList parts = new NDList();
            arrays.values().forEach(values -> parts.add(scope.create(values)));
            NDArray all = NDArrays.concat(parts);
            all.attach(manager);
            return all;
        }
    }

    @Override
    public SaeParameters views(NDManager scope) {
        scope.tempAttachAll(flat, means, squares);
        Map<String, NDArray> views = new LinkedHashMap<>();
        long from = 0;
        for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
            long to = from + entry.getValue();
            NDArray part = flat.get(new NDIndex("{}:{}", from, to));
            views.put(entry.getKey(), SaeParameters.isMatrix(entry.getKey()) ? part.reshape(dSae, dIn) : part);
            from = to;
        }
        return new SaeParameters(views);
    }

    @Override
    public void update(SaeParameters gradients, StepKnobs knobs) {
        NDList parts = new NDList();
        sizes.keySet().forEach(name -> parts.add(gradients.get(name).flatten()));
        adam.step(NDArrays.concat(parts), knobs.step(), knobs.learningRate());
    }

    @Override
    public TrainingState state(int step, NDArray silentSteps, double threshold) {
        return new TrainingState(
                dIn, dSae, step, arrays(flat), arrays(means), arrays(squares), silentSteps.toFloatArray(), threshold);
    }

    private Map<String, float[]> arrays(NDArray vector) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        float[] all = vector.toFloatArray();
        int from = 0;
        for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
            int to = from + entry.getValue();
            arrays.put(entry.getKey(), Arrays.copyOfRange(all, from, to));
            from = to;
        }
        return arrays;
    }
}
