package monosema.calibration;

import java.util.Arrays;
import monosema.stats.Labellings;
import monosema.stats.MannWhitney;
import monosema.stats.MaxT;
import monosema.stats.Ranks;
import monosema.stats.TwoSampleTTest;
import org.apache.commons.rng.UniformRandomProvider;

/** The p-values of every neuron of one data set, by each test. */
final class Family {
    private final double[] welch;
    private final double[] pooled;
    private final double[] mannWhitney;
    private final double[] maxT;

    private Family(double[] welch, double[] pooled, double[] mannWhitney, double[] maxT) {
        this.welch = welch;
        this.pooled = pooled;
        this.mannWhitney = mannWhitney;
        this.maxT = maxT;
    }

    /**
     * Tests all neurons.
     *
     * @param random draws the labellings of max-T
     */
    static Family of(DataSet data, boolean[] isFirst, int permutations, UniformRandomProvider random) {
        int neurons = data.neurons();
        double[] welch = new double[neurons];
        double[] pooled = new double[neurons];
        double[] mannWhitney = new double[neurons];
        int n1 = select(data.column(0), isFirst, true).length;
        MannWhitney ranked = MannWhitney.ofSizes(n1, isFirst.length - n1);
        for (int j = 0; j < neurons; j++) {
            double[] first = select(data.column(j), isFirst, true);
            double[] second = select(data.column(j), isFirst, false);
            welch[j] = TwoSampleTTest.WELCH.test(first, second).p();
            pooled[j] = TwoSampleTTest.POOLED.test(first, second).p();
            mannWhitney[j] = ranked.test(Ranks.of(data.column(j)), isFirst).p();
        }
        Labellings labellings = Labellings.random(isFirst, permutations, random);
        double[] maxT =
                MaxT.of(TwoSampleTTest.WELCH, neurons, data::column, labellings).p();
        return new Family(welch, pooled, mannWhitney, maxT);
    }

    double[] welch() {
        return welch;
    }

    double[] pooled() {
        return pooled;
    }

    double[] mannWhitney() {
        return mannWhitney;
    }

    /** Adjusted. */
    double[] maxT() {
        return maxT;
    }

    static double[] select(double[] column, boolean[] isFirst, boolean wanted) {
        double[] out = new double[column.length];
        int n = 0;
        for (int i = 0; i < column.length; i++) {
            if (isFirst[i] == wanted) {
                out[n++] = column[i];
            }
        }
        return Arrays.copyOf(out, n);
    }
}
