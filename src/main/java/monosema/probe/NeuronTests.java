package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.stats.Correction;
import monosema.stats.TwoSampleTTest;

/**
 * Welch's t-test for every neuron of a representation.
 *
 * @param rows one a neuron, in the order of the neurons
 * @param alpha level of a single neuron's raw p
 */
public record NeuronTests(List<NeuronTest> rows, double alpha) {
    /** Level at which the three corrections are counted. */
    public static final double FAMILY_LEVEL = 0.05;

    public NeuronTests {
        rows = List.copyOf(rows);
    }

    /**
     * Tests every neuron.
     *
     * @param activations one row a word, widened to float64 before anything is computed
     * @param isFirst class of each row, at least two words of each
     * @param spec gives alpha
     * @throws BadInputException if a class has fewer than two words
     */
    public static NeuronTests of(ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.TTest spec) {
        if (isFirst.length != activations.rows()) {
            throw new IllegalArgumentException(
                    "activations have %d rows, labels %d".formatted(activations.rows(), isFirst.length));
        }
        if (Rows.smallerClass(isFirst) < 2) {
            throw new BadInputException("a t-test needs two words of each label, the smaller class has %d of %d"
                    .formatted(Rows.smallerClass(isFirst), isFirst.length));
        }
        int neurons = activations.columns();
        List<TwoSampleTTest.Result> results = new ArrayList<>(neurons);
        double[] p = new double[neurons];
        for (int neuron = 0; neuron < neurons; neuron++) {
            double[] column = activations.column(neuron);
            TwoSampleTTest.Result result =
                    TwoSampleTTest.WELCH.test(select(column, isFirst, true), select(column, isFirst, false));
            results.add(result);
            p[neuron] = result.p();
        }
        return new NeuronTests(rows(results, p, spec.alpha()), spec.alpha());
    }

    /** Neurons that vary over the words. */
    public int tested() {
        return count(NeuronTest::tested);
    }

    /** Neurons that are constant overall, hence without a test. */
    public int constant() {
        return rows.size() - tested();
    }

    /** Neurons whose raw p is below alpha. */
    public int significant() {
        return count(NeuronTest::significant);
    }

    /** Neurons significant at {@link #FAMILY_LEVEL} after Bonferroni's correction. */
    public int bonferroni() {
        return atFamilyLevel(NeuronTest::pBonferroni);
    }

    /** Neurons significant at {@link #FAMILY_LEVEL} after Holm's correction. */
    public int holm() {
        return atFamilyLevel(NeuronTest::pHolm);
    }

    /** Neurons significant at a false discovery rate of {@link #FAMILY_LEVEL} (Benjamini and Hochberg). */
    public int bh() {
        return atFamilyLevel(NeuronTest::pBh);
    }

    /** {@code (1 - alpha)^tested}: the confidence of all tests together, were they independent. */
    public double familywiseConfidence() {
        return StrictMath.exp(tested() * StrictMath.log1p(-alpha));
    }

    private int atFamilyLevel(ToDoubleFunction<NeuronTest> adjusted) {
        return count(row -> adjusted.applyAsDouble(row) <= FAMILY_LEVEL);
    }

    private int count(Predicate<NeuronTest> wanted) {
        return (int) rows.stream().filter(wanted).count();
    }

    private static List<NeuronTest> rows(List<TwoSampleTTest.Result> results, double[] p, double alpha) {
        double[] bonferroni = Correction.BONFERRONI.adjust(p);
        double[] holm = Correction.HOLM.adjust(p);
        double[] bh = Correction.BENJAMINI_HOCHBERG.adjust(p);
        List<NeuronTest> rows = new ArrayList<>(p.length);
        for (int i = 0; i < p.length; i++) {
            TwoSampleTTest.Result r = results.get(i);
            rows.add(new NeuronTest(
                    i,
                    r.first().n(),
                    r.second().n(),
                    r.first().mean(),
                    r.second().mean(),
                    r.t(),
                    r.df(),
                    r.p(),
                    bonferroni[i],
                    holm[i],
                    bh[i],
                    r.p() < alpha));
        }
        return rows;
    }

    private static double[] select(double[] column, boolean[] isFirst, boolean wanted) {
        int n = 0;
        double[] out = new double[column.length];
        for (int i = 0; i < column.length; i++) {
            if (isFirst[i] == wanted) {
                out[n++] = column[i];
            }
        }
        return Arrays.copyOf(out, n);
    }
}
