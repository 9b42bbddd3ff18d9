package monosema.bench;

import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/** Rows of the published study's size: 312 words, of which 172 are of the first class, and 16,384 features. */
final class ProbeRows {
    static final int WORDS = 312;
    static final int FEATURES = 16_384;
    private static final int FIRST = 172;
    private static final int INFORMATIVE = 40;

    private ProbeRows() {}

    static boolean[] classes() {
        boolean[] first = new boolean[WORDS];
        for (int i = 0; i < FIRST; i++) {
            first[i] = true;
        }
        return first;
    }

    /** Standard normal everywhere, 40 features moved by the class: a probe is right on most held-out words. */
    static ActivationMatrix dense() {
        UniformRandomProvider random = new Seed(1).stream("dense");
        boolean[] first = classes();
        float[] values = new float[WORDS * FEATURES];
        for (int i = 0; i < values.length; i++) {
            boolean informative = i % FEATURES < INFORMATIVE;
            double move = !informative ? 0 : first[i / FEATURES] ? 0.8 : -0.8;
            values[i] = (float) (normal(random) + move);
        }
        return ActivationMatrix.of(WORDS, FEATURES, values);
    }

    /** As an SAE's: each feature on in 1% of the words, the informative ones in 30%, more often in their class. */
    static ActivationMatrix sparse() {
        UniformRandomProvider random = new Seed(1).stream("sparse");
        boolean[] first = classes();
        float[] values = new float[WORDS * FEATURES];
        for (int i = 0; i < values.length; i++) {
            int feature = i % FEATURES;
            double share = feature >= INFORMATIVE ? 0.01 : first[i / FEATURES] == (feature % 2 == 0) ? 0.4 : 0.2;
            values[i] = random.nextDouble() < share ? (float) Math.abs(normal(random)) : 0;
        }
        return ActivationMatrix.of(WORDS, FEATURES, values);
    }

    private static double normal(UniformRandomProvider random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }
}
