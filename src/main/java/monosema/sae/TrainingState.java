package monosema.sae;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that the next training step depends on beside its batch: in Java memory, so that steppers of different kinds can
 * hand it on, and files can keep it. Whoever is given one may keep its arrays and write to them.
 */
public final class TrainingState {
    private final int dIn;
    private final int dSae;
    private final int step;
    private final Map<String, float[]> weights;
    private final Map<String, float[]> means;
    private final Map<String, float[]> squares;
    private final float[] silentSteps;
    private final double threshold;

    /**
     * Takes the arrays as they are.
     *
     * @param dIn width of the activations
     * @param dSae features
     * @param step steps done
     * @param weights by the names of {@link SaeParameters}, in a fixed order, row-major
     * @param means Adam's running means of the gradients, by the same names
     * @param squares and of their squares
     * @param silentSteps for each feature, steps since it last fired
     * @param threshold running mean of BatchTopK's smallest value let through; 0 before the first step and elsewhere
     */
    TrainingState(
            int dIn,
            int dSae,
            int step,
            Map<String, float[]> weights,
            Map<String, float[]> means,
            Map<String, float[]> squares,
            float[] silentSteps,
            double threshold) {
        this.dIn = dIn;
        this.dSae = dSae;
        this.step = step;
        this.weights = ordered(weights);
        this.means = ordered(means);
        this.squares = ordered(squares);
        this.silentSteps = silentSteps;
        this.threshold = threshold;
    }

    int dIn() {
        return dIn;
    }

    int dSae() {
        return dSae;
    }

    int step() {
        return step;
    }

    Map<String, float[]> weights() {
        return weights;
    }

    Map<String, float[]> means() {
        return means;
    }

    Map<String, float[]> squares() {
        return squares;
    }

    float[] silentSteps() {
        return silentSteps;
    }

    double threshold() {
        return threshold;
    }

    /** Before the first step, with Adam's moments at 0. */
    static TrainingState initial(int dIn, int dSae, Map<String, float[]> weights) {
        return new TrainingState(dIn, dSae, 0, weights, zeros(weights), zeros(weights), new float[dSae], 0);
    }

    float[] weight(String name) {
        float[] values = weights.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no parameter '%s', there is %s".formatted(name, weights.keySet()));
        }
        return values;
    }

    /** A copy that shares no array. */
    TrainingState copy() {
        return new TrainingState(
                dIn, dSae, step, copies(weights), copies(means), copies(squares), silentSteps.clone(), threshold);
    }

    /** The width of a row of this parameter's array: dIn for matrices, else 1. */
    int rowWidth(String name) {
        return SaeParameters.isMatrix(name) ? dIn : 1;
    }

    private static Map<String, float[]> zeros(Map<String, float[]> like) {
        Map<String, float[]> zeros = new LinkedHashMap<>();
        like.forEach((name, values) -> zeros.put(name, new float[values.length]));
        return zeros;
    }

    private static Map<String, float[]> copies(Map<String, float[]> of) {
        Map<String, float[]> copies = new LinkedHashMap<>();
        of.forEach((name, values) -> copies.put(name, Arrays.copyOf(values, values.length)));
        return copies;
    }

    private static Map<String, float[]> ordered(Map<String, float[]> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
