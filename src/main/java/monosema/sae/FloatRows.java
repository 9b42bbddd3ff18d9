package monosema.sae;

/**
 * Arithmetic on rows of row-major float32 arrays, in a fixed order: the same bits on every machine. Products are added
 * to whole rows where it can be, since the JIT makes vector instructions of that and not of a sum into one number.
 */
final class FloatRows {
    private FloatRows() {}

    /** {@code target[at + j] += factor * row[from + j]} for j below {@code width}. */
    static void add(float[] target, int at, float factor, float[] row, int from, int width) {
        for (int j = 0; j < width; j++) {
            target[at + j] += factor * row[from + j];
        }
    }

    /** The inner product of two rows, as eight interleaved sums. */
    static float dot(float[] a, int at, float[] b, int from, int width) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int j = 0;
        for (; j + 8 <= width; j += 8) {
            s0 += a[at + j] * b[from + j];
            s1 += a[at + j + 1] * b[from + j + 1];
            s2 += a[at + j + 2] * b[from + j + 2];
            s3 += a[at + j + 3] * b[from + j + 3];
            s4 += a[at + j + 4] * b[from + j + 4];
            s5 += a[at + j + 5] * b[from + j + 5];
            s6 += a[at + j + 6] * b[from + j + 6];
            s7 += a[at + j + 7] * b[from + j + 7];
        }
        float rest = 0;
        for (; j < width; j++) {
            rest += a[at + j] * b[from + j];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }

    /** The squared norm of a row, in float64 from products in float32 of eight interleaved sums. */
    static double square(float[] a, int at, int width) {
        return dot(a, at, a, at, width);
    }
}
