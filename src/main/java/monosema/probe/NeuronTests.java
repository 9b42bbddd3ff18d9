package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import monosema.stats.Correction;
import monosema.stats.Labellings;
import monosema.stats.MannWhitney;
import monosema.stats.MaxT;
import monosema.stats.Ranks;
import monosema.stats.TwoSampleTTest;

/**
 * The tests of every neuron of a representation.
 *
 * @param rows one a neuron, in the order of the neurons
 * @param spec levels, and which t-test
 * @param criticalT what |t| must at least reach to be significant by max-T; infinite where no finite |t| does
 * @param shuffled the counts of each {@link Discovery} on shuffled labels, in its order
 */
public record NeuronTests(
        List<NeuronTest> rows, AnalysisSpec.TTest spec, double criticalT, List<ShuffledCount> shuffled) {
    public NeuronTests {
        rows = List.copyOf(rows);
        shuffled = List.copyOf(shuffled);
    }

    /**
     * Tests every neuron.
     *
     * @param activations one row a word, widened to float64 before anything is computed
     * @param isFirst class of each row, at least two words of each
     * @param spec levels, and which t-test
     * @param seed of the permutations; the same for all representations of the same words
     * @throws BadInputException if a class has fewer than two words
     */
    public static NeuronTests of(ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.TTest spec, Seed seed) {
        if (isFirst.length != activations.rows()) {
            throw new IllegalArgumentException(
                    "activations have %d rows, labels %d".formatted(activations.rows(), isFirst.length));
        }
        if (Rows.smallerClass(isFirst) < 2) {
            throw new BadInputException("a t-test needs two words of each label, the smaller class has %d of %d"
                    .formatted(Rows.smallerClass(isFirst), isFirst.length));
        }
        TwoSampleTTest test = switch (spec.variance()) {
            case WELCH -> TwoSampleTTest.WELCH;
            case POOLED -> TwoSampleTTest.POOLED;
        };
        int neurons = activations.columns();
        Labellings labellings = Labellings.random(isFirst, spec.permutations(), seed.stream("t-test.labels"));
        List<Ranks> ranks = IntStream.range(0, neurons)
                .mapToObj(neuron -> Ranks.of(activations.column(neuron)))
                .toList();
        MannWhitney rankTest = rankTest(isFirst);
        MaxT maxT = MaxT.of(test, neurons, activations::column, labellings);
        List<NeuronTest> rows = rows(activations, isFirst, spec, test, ranks, rankTest, maxT.p());
        double criticalT = maxT.criticalValue(spec.familywiseLevel());
        List<Ranks> varying = rows.stream()
                .filter(NeuronTest::tested)
                .map(row -> ranks.get(row.neuron()))
                .toList();
        List<ShuffledCount> shuffled =
                ShuffledCounts.of(spec, test, neurons, activations::column, varying, labellings, rankTest, criticalT);
        return new NeuronTests(rows, spec, criticalT, shuffled);
    }

    /** Number of shuffled labellings behind each shuffled count. */
    public static int shuffles(AnalysisSpec.TTest spec) {
        return Math.min(ShuffledCounts.SHUFFLES, spec.permutations());
    }

    /** Neurons that vary over the words. */
    public int tested() {
        return count(NeuronTest::tested);
    }

    /** Neurons that are constant overall, hence without a test. */
    public int constant() {
        return rows.size() - tested();
    }

    /** Neurons found on the true labels. */
    public int found(Discovery way) {
        double level = spec.familywiseLevel();
        return switch (way) {
            case SIGNIFICANT -> count(NeuronTest::significant);
            case BONFERRONI -> count(row -> row.pBonferroni() <= level);
            case HOLM -> count(row -> row.pHolm() <= level);
            case BENJAMINI_HOCHBERG -> count(row -> row.pBh() <= level);
            case BENJAMINI_YEKUTIELI -> count(row -> row.pBy() <= level);
            case MAX_T -> count(NeuronTest::familywise);
            case MANN_WHITNEY -> count(row -> row.effect().pMannWhitney() < spec.alpha());
            case MANN_WHITNEY_HOLM -> mannWhitneyHolm(level);
        };
    }

    /** {@code (1 - alpha)^tested}: the confidence of all tests together, were they independent. */
    public double familywiseConfidence() {
        return StrictMath.exp(tested() * StrictMath.log1p(-spec.alpha()));
    }

    /** {@code 1 - tested alpha}, at least 0: the confidence of all tests together, however they depend on each other. */
    public double guaranteedConfidence() {
        return Math.max(0, 1 - tested() * spec.alpha());
    }

    private int mannWhitneyHolm(double level) {
        double[] p =
                rows.stream().mapToDouble(row -> row.effect().pMannWhitney()).toArray();
        return (int) Arrays.stream(Correction.HOLM.adjust(p))
                .filter(adjusted -> adjusted <= level)
                .count();
    }

    private int count(Predicate<NeuronTest> wanted) {
        return (int) rows.stream().filter(wanted).count();
    }

    private static MannWhitney rankTest(boolean[] isFirst) {
        int first = 0;
        for (boolean one : isFirst) {
            first += one ? 1 : 0;
        }
        return MannWhitney.ofSizes(first, isFirst.length - first);
    }

    private static List<NeuronTest> rows(
            ActivationMatrix activations,
            boolean[] isFirst,
            AnalysisSpec.TTest spec,
            TwoSampleTTest test,
            List<Ranks> ranks,
            MannWhitney rankTest,
            double[] maxT) {
        List<TwoSampleTTest.Result> results = IntStream.range(0, activations.columns())
                .mapToObj(activations::column)
                .map(column -> test.test(select(column, isFirst, true), select(column, isFirst, false)))
                .toList();
        double[] p = results.stream().mapToDouble(TwoSampleTTest.Result::p).toArray();
        double[] bonferroni = Correction.BONFERRONI.adjust(p);
        double[] holm = Correction.HOLM.adjust(p);
        double[] bh = Correction.BENJAMINI_HOCHBERG.adjust(p);
        double[] by = Correction.BENJAMINI_YEKUTIELI.adjust(p);
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
                    maxT[i],
                    r.p() < spec.alpha(),
                    by[i],
                    maxT[i] <= spec.familywiseLevel(),
                    NeuronEffect.of(r, ranks.get(i), isFirst, rankTest)));
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
