package monosema.probe;

import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/** Standard normal activations with a shift by class in some neurons. */
final class PlantedRows {
    private PlantedRows() {}

    /** The first {@code count} of n rows are of the first class. */
    static boolean[] classes(int n, int count) {
        boolean[] out = new boolean[n];
        for (int i = 0; i < count; i++) {
            out[i] = true;
        }
        return out;
    }

    /** Neurons 0 to {@code informative - 1} are moved by plus or minus {@code shift}. */
    static ActivationMatrix activations(boolean[] first, int d, int informative, double shift, long seed) {
        UniformRandomProvider random = new Seed(seed).stream("planted");
        float[] values = new float[first.length * d];
        for (int i = 0; i < values.length; i++) {
            double signal = i % d < informative ? (first[i / d] ? shift : -shift) : 0;
            values[i] = (float) (normal(random) + signal);
        }
        return ActivationMatrix.of(first.length, d, values);
    }

    private static double normal(UniformRandomProvider random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }
}
