package monosema.probe;

import monosema.activations.ActivationMatrix;

/** Rows that Python makes too, from integers alone: see {@code LogisticSolverTest}. */
final class ReferenceRows {
    private ReferenceRows() {}

    static boolean[] classes(int n) {
        boolean[] out = new boolean[n];
        for (int i = 0; i < n; i++) {
            out[i] = (i * i * 37 + i * 11) % 97 < 45;
        }
        return out;
    }

    static ActivationMatrix activations(int n, int d) {
        boolean[] first = classes(n);
        float[] values = new float[n * d];
        for (long i = 0; i < n; i++) {
            for (long j = 0; j < d; j++) {
                long h = (i * 7919 + j * 104729 + i * j * 31 + i * i * j * 17 + (i * i * i) % 1013 * j) % 1009;
                double signal = j > 0 ? 0 : first[(int) i] ? 1 : -1;
                values[(int) (i * d + j)] = (float) ((h - 504) / 256.0 + signal);
            }
        }
        return ActivationMatrix.of(n, d, values);
    }
}
