package monosema.sae;

import java.util.Arrays;
import java.util.Map;

/**
 * Arithmetic on rows of float32 numbers, in a fixed order: the same bits on every machine.
 *
 * <p>A matrix is an array of rows. The JIT makes vector instructions of a loop over several arrays only where all of them
 * are read and written at the same index (seen with JDK 17: a row at an offset in a flat array runs at a third of the
 * speed), and adding four rows at once halves the time again.
 */
final class FloatRows {
    private FloatRows() {}

    /** Cuts a row-major array into rows. */
    static float[][] of(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** Copies rows into a row-major array. */
    static void copy(float[][] rows, float[] flat) {
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
    }

    /** {@code target += a row}. */
    static void add(float[] target, float a, float[] row) {
        for (int j = 0; j < target.length; j++) {
            target[j] += a * row[j];
        }
    }

    /** {@code target += a p + b q + c r + d s}. */
    static void add(float[] target, float a, float[] p, float b, float[] q, float c, float[] r, float d, float[] s) {
        for (int j = 0; j < target.length; j++) {
            target[j] += (a * p[j] + b * q[j]) + (c * r[j] + d * s[j]);
        }
    }

    /** {@code target[at + j] += a * row[from + j]} for j below {@code width}, in flat arrays. */
    static void add(float[] target, int at, float a, float[] row, int from, int width) {
        for (int j = 0; j < width; j++) {
            target[at + j] += a * row[from + j];
        }
    }

    /** The inner product of two rows, as eight interleaved sums. */
    static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int j = 0;
        for (; j + 8 <= a.length; j += 8) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
            s4 += a[j + 4] * b[j + 4];
            s5 += a[j + 5] * b[j + 5];
            s6 += a[j + 6] * b[j + 6];
            s7 += a[j + 7] * b[j + 7];
        }
        float rest = 0;
        for (; j < a.length; j++) {
            rest += a[j] * b[j];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }

    /**
     * The inner products of a row with four others, which costs little more than with two.
     *
     * @param out takes them from {@code at} on
     */
    static void dots(float[] a, float[] p, float[] q, float[] r, float[] s, float[] out, int at) {
        float p0 = 0;
        float p1 = 0;
        float q0 = 0;
        float q1 = 0;
        float r0 = 0;
        float r1 = 0;
        float s0 = 0;
        float s1 = 0;
        int j = 0;
        for (; j + 2 <= a.length; j += 2) {
            float even = a[j];
            float odd = a[j + 1];
            p0 += even * p[j];
            p1 += odd * p[j + 1];
            q0 += even * q[j];
            q1 += odd * q[j + 1];
            r0 += even * r[j];
            r1 += odd * r[j + 1];
            s0 += even * s[j];
            s1 += odd * s[j + 1];
        }
        if (j < a.length) {
            p0 += a[j] * p[j];
            q0 += a[j] * q[j];
            r0 += a[j] * r[j];
            s0 += a[j] * s[j];
        }
        out[at] = p0 + p1;
        out[at + 1] = q0 + q1;
        out[at + 2] = r0 + r1;
        out[at + 3] = s0 + s1;
    }

    /** The squared norm of a row. */
    static double square(float[] a) {
        return dot(a, a);
    }

    /** An array of a map that must have it. */
    static <T> T named(Map<String, T> arrays, String name) {
        T array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no parameter '%s', there is %s".formatted(name, arrays.keySet()));
        }
        return array;
    }
}
