package monosema.probe;

/** Arithmetic on plain vectors of equal length, summed in index order. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int last = a.length - 1;
        for (int i = 0; i < last; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return last % 2 == 0 ? even + odd + a[last] * b[last] : even + odd;
    }

    static double sum(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += value;
        }
        return sum;
    }

    /** {@code a + factor * b}, a new vector. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] + factor * b[i];
        }
        return out;
    }

    /** Adds {@code factor * b} to a. */
    static void add(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }
}
