package monosema.planted;

import java.util.function.IntPredicate;
import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Rows made of a dictionary, half of them with one of its features and half without; everything else is as it comes. The
 * label of a row is whether it has the feature.
 *
 * @param rows [n, dIn]
 */
record LabelledRows(ActivationMatrix rows) {

    /**
     * Draws rows that alternate: with the feature, without it.
     *
     * @param feature of the dictionary, or -1 for rows of no label
     * @param n even
     * @param leastStrength of an active feature
     * @param mostStrength of an active feature
     * @param seed its stream {@code rows} decides them
     */
    static LabelledRows draw(
            PlantedDictionary dictionary,
            FiringRates rates,
            int feature,
            int n,
            double leastStrength,
            double mostStrength,
            Seed seed) {
        UniformRandomProvider random = seed.stream("rows");
        double[][] directions = dictionary.toArray();
        float[] values = new float[n * dictionary.dIn()];
        for (int row = 0; row < n; row++) {
            boolean with = isFirst(row);
            IntPredicate active = i -> i == feature ? with : random.nextDouble() < rates.rate(i);
            double[] sum = new double[dictionary.dIn()];
            for (int i = 0; i < directions.length; i++) {
                if (active.test(i)) {
                    add(sum, leastStrength + (mostStrength - leastStrength) * random.nextDouble(), directions[i]);
                }
            }
            for (int j = 0; j < sum.length; j++) {
                values[row * sum.length + j] = (float) sum[j];
            }
        }
        return new LabelledRows(ActivationMatrix.of(n, dictionary.dIn(), values));
    }

    /** The classes of the rows: the even ones have the feature. */
    boolean[] classes() {
        boolean[] out = new boolean[rows.rows()];
        for (int row = 0; row < out.length; row++) {
            out[row] = isFirst(row);
        }
        return out;
    }

    private static boolean isFirst(int row) {
        return row % 2 == 0;
    }

    private static void add(double[] sum, double strength, double[] direction) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += strength * direction[j];
        }
    }
}
