package monosema.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Turns the bytes of a tensor into numbers, a piece at a time. */
final class StoredValues {
    /** Takes from a stream what one tensor needs. */
    @FunctionalInterface
    interface Reading<T> {
        T read(StoredValues values) throws IOException;
    }

    private static final int CHUNK_BYTES = 1 << 16;

    private final String where;
    private final InputStream stream;
    private final DType dtype;
    private final ByteBuffer chunk;

    /**
     * @param where file and tensor, for messages
     * @param stream stands at the first value
     */
    StoredValues(String where, InputStream stream, DType dtype, ByteOrder order) {
        this.where = where;
        this.stream = stream;
        this.dtype = dtype;
        this.chunk = ByteBuffer.allocate(CHUNK_BYTES).order(order);
    }

    /**
     * The next values as {@link TensorFile} says.
     *
     * @param count known to be in the file, since an array of this size is made at once
     * @throws BadInputException if an F64 value is beyond float32
     * @throws EOFException if there are fewer
     */
    float[] floats(int count) throws IOException {
        float[] values = new float[count];
        copy(FloatBuffer.wrap(values), count);
        return values;
    }

    /**
     * As {@link #floats}, into memory that is there.
     *
     * @param target has room for {@code count} values from its position, which moves behind them
     */
    void copy(FloatBuffer target, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int size = fill(count - done);
            switch (dtype) {
                case F64 -> narrow(target, done, size);
                case F32 -> target.put(chunk.asFloatBuffer().limit(size));
                case F16 -> {
                    for (int i = 0; i < size; i++) {
                        target.put(half(chunk.getShort(2 * i)));
                    }
                }
                case BF16 -> {
                    for (int i = 0; i < size; i++) {
                        target.put(Float.intBitsToFloat(chunk.getShort(2 * i) << 16));
                    }
                }
                default -> throw new IllegalStateException(dtype + " is not real");
            }
            done += size;
        }
    }

    private void narrow(FloatBuffer target, int done, int size) {
        for (int i = 0; i < size; i++) {
            double wide = chunk.getDouble(Double.BYTES * i);
            float value = (float) wide;
            if (Float.isInfinite(value) && !Double.isInfinite(wide)) {
                throw new BadInputException("%s: value %d is %s, beyond the range of float32"
                        .formatted(where, done + i, Numbers.shortest(wide)));
            }
            target.put(value);
        }
    }

    /** IEEE 754 binary16: exponent 31 is infinite or NaN, 0 is subnormal with unit 2^-24, else the bias is 15. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /**
     * The next values as whole numbers.
     *
     * @param count known to be in the file, since an array of this size is made at once
     * @throws BadInputException if a BOOL is neither 0 nor 1
     * @throws EOFException if there are fewer
     */
    long[] integers(int count) throws IOException {
        long[] values = new long[count];
        for (int done = 0; done < count; ) {
            int size = fill(count - done);
            for (int i = 0; i < size; i++) {
                values[done + i] = integer(done + i, i * dtype.bytes());
            }
            done += size;
        }
        return values;
    }

    private long integer(int index, int at) {
        return switch (dtype) {
            case I64 -> chunk.getLong(at);
            case I32 -> chunk.getInt(at);
            case I16 -> chunk.getShort(at);
            case I8 -> chunk.get(at);
            case U8 -> Byte.toUnsignedInt(chunk.get(at));
            case BOOL -> truth(index, chunk.get(at));
            default -> throw new IllegalStateException(dtype + " is not an integer");
        };
    }

    private long truth(int index, byte value) {
        if (value != 0 && value != 1) {
            throw new BadInputException("%s: value %d must be 0 or 1, was %d".formatted(where, index, value));
        }
        return value;
    }

    /** Fills the chunk with at most so many values and returns how many. */
    private int fill(int values) throws IOException {
        int size = Math.min(values, CHUNK_BYTES / dtype.bytes());
        int bytes = size * dtype.bytes();
        if (stream.readNBytes(chunk.array(), 0, bytes) < bytes) {
            throw new EOFException();
        }
        chunk.clear();
        return size;
    }
}
