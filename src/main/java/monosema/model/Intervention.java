package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Edits of the values at a hook site, float32 [..., width], for a {@link Splice}. None changes what it is given in place;
 * what it makes belongs to the manager of that.
 */
public final class Intervention {
    private Intervention() {}

    /** Nothing changes. */
    public static UnaryOperator<NDArray> none() {
        return values -> values;
    }

    /**
     * Ablation: some neurons have a value of their own whatever the model computes, the others keep theirs to the bit.
     *
     * @param neurons zero-based, below the width
     * @param values one a neuron, such as 0 or the neuron's mean
     * @throws IllegalArgumentException if there are not as many values as neurons
     */
    public static UnaryOperator<NDArray> setting(int[] neurons, float[] values) {
        if (neurons.length != values.length) {
            throw new IllegalArgumentException(
                    "%d neurons need as many values, got %d".formatted(neurons.length, values.length));
        }
        int[] at = neurons.clone();
        float[] to = values.clone();
        return x -> {
            int width = width(x);
            boolean[] set = new boolean[width];
            float[] value = new float[width];
            for (int i = 0; i < at.length; i++) {
                set[at[i]] = true;
                value[at[i]] = to[i];
            }
            NDManager manager = x.getManager();
            Shape row = row(x);
            return NDArrays.where(
                    manager.create(set, row).broadcast(x.getShape()),
                    manager.create(value, row).broadcast(x.getShape()),
                    x);
        };
    }

    /**
     * Steering: a vector is added at every position.
     *
     * @param vector of the width
     */
    public static UnaryOperator<NDArray> adding(float[] vector) {
        float[] added = vector.clone();
        return x -> {
            if (added.length != width(x)) {
                throw new IllegalArgumentException(
                        "a vector of %d cannot be added to values %d wide".formatted(added.length, width(x)));
            }
            return x.add(x.getManager().create(added, row(x)));
        };
    }

    private static int width(NDArray x) {
        return Math.toIntExact(x.getShape().get(x.getShape().dimension() - 1));
    }

    /** One row, of as many dimensions as the values. */
    private static Shape row(NDArray x) {
        long[] sizes = new long[x.getShape().dimension()];
        Arrays.fill(sizes, 1);
        sizes[sizes.length - 1] = width(x);
        return new Shape(sizes);
    }
}
