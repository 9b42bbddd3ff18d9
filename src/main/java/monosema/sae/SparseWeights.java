package monosema.sae;

import java.util.LinkedHashMap;
import java.util.Map;
import monosema.optim.Adam;

/**
 * A training state laid out for the sparse path: matrices as rows, one a feature, each row with its gradient and Adam's two
 * moments; everything else as plain vectors.
 */
final class SparseWeights {
    /** A parameter as rows: [dSae] rows of dIn, or a single row. */
    static final class Parameter {
        final float[][] weight;
        final float[][] gradient;
        private final float[][] mean;
        private final float[][] square;

        Parameter(float[] weight, float[] mean, float[] square, int width) {
            this.weight = FloatRows.of(weight, width);
            this.mean = FloatRows.of(mean, width);
            this.square = FloatRows.of(square, width);
            this.gradient = new float[this.weight.length][width];
        }

        /** Adam's step on some rows. */
        void update(Adam.Step adam, int from, int to) {
            for (int i = from; i < to; i++) {
                adam.update(weight[i], mean[i], square[i], gradient[i]);
            }
        }

        int rows() {
            return weight.length;
        }

        int width() {
            return weight[0].length;
        }
    }

    final int dIn;
    final int dSae;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    final float[] silentSteps;

    SparseWeights(TrainingState state) {
        this.dIn = state.dIn();
        this.dSae = state.dSae();
        this.silentSteps = state.silentSteps().clone();
        state.weights().forEach((name, weight) -> {
            int width = state.rowWidth(name) == 1 ? weight.length : state.rowWidth(name);
            float[] mean = FloatRows.named(state.means(), name);
            float[] square = FloatRows.named(state.squares(), name);
            parameters.put(name, new Parameter(weight, mean, square, width));
        });
    }

    Iterable<Parameter> all() {
        return parameters.values();
    }

    Parameter get(String name) {
        return FloatRows.named(parameters, name);
    }

    /** Rows of a matrix. */
    float[][] matrix(String name) {
        return get(name).weight;
    }

    /** A parameter of one number a feature, or b_dec. */
    float[] vector(String name) {
        return get(name).weight[0];
    }

    /** A copy as everybody else has it. */
    TrainingState state(int step, double threshold) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        Map<String, float[]> means = new LinkedHashMap<>();
        Map<String, float[]> squares = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            weights.put(name, flat(parameter.weight));
            means.put(name, flat(parameter.mean));
            squares.put(name, flat(parameter.square));
        });
        return new TrainingState(dIn, dSae, step, weights, means, squares, silentSteps.clone(), threshold);
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[Math.multiplyExact(rows.length, rows[0].length)];
        FloatRows.copy(rows, flat);
        return flat;
    }
}
