package monosema.io;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A named block of float32 numbers as a file holds it, row-major, in plain Java memory. Immutable.
 *
 * <p>A tensor of shape [] is one number; a dimension of 0 makes it empty.
 */
public final class Tensor {
    private final String name;
    private final List<Integer> shape;
    private final float[] values;

    private Tensor(String name, List<Integer> shape, float[] values) {
        this.name = name;
        this.shape = shape;
        this.values = values;
    }

    /**
     * Copies the values.
     *
     * @param name not empty
     * @param shape each dimension at least 0
     * @param values row-major, as many as the product of {@code shape}
     * @throws IllegalArgumentException if shape and number of values differ
     */
    public static Tensor of(String name, List<Integer> shape, float[] values) {
        return owning(name, shape, values.clone());
    }

    /** As {@link #of}, but takes the array itself: for whoever has just made it and lets go of it. */
    public static Tensor owning(String name, List<Integer> shape, float[] values) {
        long size = 1;
        for (int dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException(
                        "tensor '%s': shape %s has a dimension below 0".formatted(name, shape));
            }
            size = Math.multiplyExact(size, dimension);
        }
        if (name.isEmpty() || size != values.length) {
            throw new IllegalArgumentException(
                    "tensor '%s': shape %s needs %d values, got %d".formatted(name, shape, size, values.length));
        }
        return new Tensor(name, List.copyOf(shape), values);
    }

    /** Its name in the file, such as {@code W_enc}. */
    public String name() {
        return name;
    }

    /** Dimensions, outermost first. */
    public List<Integer> shape() {
        return shape;
    }

    /** Number of values. */
    public int size() {
        return values.length;
    }

    /** The values, row-major, a new array. */
    public float[] toArray() {
        return values.clone();
    }

    /** The values, row-major, without a copy; read-only, positioned at 0. */
    public FloatBuffer buffer() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }
}
