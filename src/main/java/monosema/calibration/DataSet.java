package monosema.calibration;

import monosema.activations.ActivationMatrix;
import org.apache.commons.rng.UniformRandomProvider;

/** Simulated activations of labelled words. Immutable. */
final class DataSet {
    private final double[][] columns;

    private DataSet(double[][] columns) {
        this.columns = columns;
    }

    /**
     * Draws one.
     *
     * @param isFirst class of each word; a planted neuron is shifted on the words of the first
     */
    static DataSet draw(
            Distribution distribution, boolean[] isFirst, int neurons, Planted planted, UniformRandomProvider random) {
        Gaussian gaussian = new Gaussian(random);
        double shift = planted.every() == 0 ? 0 : distribution.shift(planted.effect());
        int words = isFirst.length;
        double[][] columns = new double[neurons][words];
        for (int start = 0; start < neurons; start += Distribution.BLOCK) {
            int size = Math.min(Distribution.BLOCK, neurons - start);
            double[][] block = new double[size][];
            double[] shifts = new double[size * words];
            for (int j = 0; j < size; j++) {
                block[j] = columns[start + j];
                for (int i = 0; i < words && planted.in(start + j); i++) {
                    shifts[j * words + i] = isFirst[i] ? shift : 0;
                }
            }
            distribution.fill(shifts, block, gaussian);
        }
        return new DataSet(columns);
    }

    /** The sum of two data sets of one shape. */
    DataSet plus(DataSet other) {
        double[][] sums = new double[columns.length][columns[0].length];
        for (int j = 0; j < sums.length; j++) {
            for (int i = 0; i < sums[j].length; i++) {
                sums[j][i] = columns[j][i] + other.columns[j][i];
            }
        }
        return new DataSet(sums);
    }

    int neurons() {
        return columns.length;
    }

    /** One neuron's activations over all words; not to be written to. */
    double[] column(int neuron) {
        return columns[neuron];
    }

    /** One row a word, float32. */
    ActivationMatrix matrix() {
        int words = columns[0].length;
        float[] values = new float[words * columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < words; i++) {
                values[i * columns.length + j] = (float) columns[j][i];
            }
        }
        return ActivationMatrix.of(words, columns.length, values);
    }
}
