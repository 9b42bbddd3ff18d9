package monosema.io;

import java.util.List;

/**
 * What a file says of a tensor, before any of its values is read.
 *
 * @param name not empty
 * @param dtype of the values in the file
 * @param shape dimensions, outermost first, each at least 0; [] is one number; their product is at most 2^31-9
 */
public record StoredTensor(String name, DType dtype, List<Integer> shape) {
    /** The longest Java array. */
    static final int MAX_VALUES = Integer.MAX_VALUE - 8;

    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /**
     * Checks a shape that a file claims.
     *
     * @param where file and tensor, for the message
     * @param shape each dimension at least 0
     * @throws BadInputException if there is no name, or more than 2^31-9 values, also where a later dimension is 0
     */
    static StoredTensor of(String where, String name, DType dtype, List<Long> shape) {
        if (name.isEmpty()) {
            throw new BadInputException(where + ": needs a name");
        }
        long size = 1;
        for (long dimension : shape) {
            if (dimension > MAX_VALUES || size * dimension > MAX_VALUES) {
                throw new BadInputException(where + ": shape " + shape + " has more than 2^31-9 values");
            }
            size *= dimension;
        }
        return new StoredTensor(
                name, dtype, shape.stream().map(Math::toIntExact).toList());
    }

    /** Number of values. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Bytes of the values in the file, were they stored once and without gaps. */
    public long bytes() {
        return (long) size() * dtype.bytes();
    }
}
