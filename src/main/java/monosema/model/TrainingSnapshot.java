package monosema.model;

import java.util.List;
import java.util.Map;
import monosema.checkpoint.Checkpoint;
import monosema.io.Tensor;

/**
 * Where the training of a language model stands: all that going on from here needs, so that it ends with the same bits as
 * if it had never stopped. What is read next follows from the number of steps.
 *
 * @param step steps done
 * @param weights [N], in the order of {@link GptNeoParameters#shapes}
 * @param mean Adam's running mean of the gradient, [N]
 * @param square and of its square, [N]
 * @param curve so far
 */
record TrainingSnapshot(int step, Tensor weights, Tensor mean, Tensor square, Curve curve) {
    /** Of {@link #checkpoint}. */
    static final String LAYOUT = "model-1";

    private static final String WEIGHTS = "weights";
    private static final String MEAN = "mean";
    private static final String SQUARE = "square";

    /** Takes the arrays as they are. */
    static TrainingSnapshot of(int step, float[] weights, float[] mean, float[] square, Curve curve) {
        return new TrainingSnapshot(step, tensor(WEIGHTS, weights), tensor(MEAN, mean), tensor(SQUARE, square), curve);
    }

    private static Tensor tensor(String name, float[] values) {
        return Tensor.owning(name, List.of(values.length), values);
    }

    /** As it is kept. */
    Checkpoint checkpoint() {
        return new Checkpoint(LAYOUT, step, List.of(weights, mean, square), Map.of("curve", curve.json()));
    }

    /**
     * What was kept.
     *
     * @param parameters N
     * @throws IllegalArgumentException if something is missing, or of another size
     */
    static TrainingSnapshot of(Checkpoint kept, long parameters) {
        TrainingSnapshot found = new TrainingSnapshot(
                kept.step(),
                kept.tensor(WEIGHTS),
                kept.tensor(MEAN),
                kept.tensor(SQUARE),
                Curve.of(kept.fact("curve")));
        for (Tensor tensor : List.of(found.weights, found.mean, found.square)) {
            if (tensor.size() != parameters) {
                throw new IllegalArgumentException(
                        "%s must have %d values, was %d".formatted(tensor.name(), parameters, tensor.size()));
            }
        }
        return found;
    }
}
