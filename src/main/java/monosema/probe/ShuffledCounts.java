package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import monosema.config.AnalysisSpec;
import monosema.stats.Correction;
import monosema.stats.Labellings;
import monosema.stats.MannWhitney;
import monosema.stats.Parallel;
import monosema.stats.Ranks;
import monosema.stats.ShuffledTests;
import monosema.stats.TwoSampleTTest;

/** The counts of every {@link Discovery} on shuffled labels: the first {@value #SHUFFLES} permutations of max-T. */
final class ShuffledCounts {
    static final int SHUFFLES = 200;

    private final AnalysisSpec.TTest spec;
    private final double criticalT;
    private final Labellings labellings;
    private final ShuffledTests tests;
    private final List<Ranks> ranks;
    private final MannWhitney rankTest;

    private ShuffledCounts(
            AnalysisSpec.TTest spec,
            double criticalT,
            Labellings labellings,
            ShuffledTests tests,
            List<Ranks> ranks,
            MannWhitney rankTest) {
        this.spec = spec;
        this.criticalT = criticalT;
        this.labellings = labellings;
        this.tests = tests;
        this.ranks = ranks;
        this.rankTest = rankTest;
    }

    /**
     * Counts.
     *
     * @param spec levels
     * @param test of single neurons
     * @param columns number of neurons
     * @param column of one neuron
     * @param ranks of every neuron that varies
     * @param labellings of max-T
     * @param rankTest for the sizes of the classes
     * @param criticalT what |t| must reach for max-T
     * @return one for each discovery, in order; the max-T count is that of its first step, at which the largest |t| of each
     *     shuffle is judged
     */
    static List<ShuffledCount> of(
            AnalysisSpec.TTest spec,
            TwoSampleTTest test,
            int columns,
            IntFunction<double[]> column,
            List<Ranks> ranks,
            Labellings labellings,
            MannWhitney rankTest,
            double criticalT) {
        ShuffledTests tests = ShuffledTests.of(test, columns, column, labellings);
        ShuffledCounts counts = new ShuffledCounts(spec, criticalT, labellings, tests, ranks, rankTest);
        int shuffles = NeuronTests.shuffles(spec);
        List<Map<Discovery, Integer>> found = new ArrayList<>(Collections.nCopies(shuffles, Map.of()));
        Parallel.range(shuffles, shuffle -> found.set(shuffle, counts.of(shuffle + 1)));
        return Arrays.stream(Discovery.values())
                .map(way -> ShuffledCount.of(
                        way,
                        found.stream()
                                .mapToDouble(one -> one.getOrDefault(way, 0))
                                .toArray()))
                .toList();
    }

    private Map<Discovery, Integer> of(int labelling) {
        double level = spec.familywiseLevel();
        double[] t = tests.absoluteT(labelling);
        double[] p = tests.p(labelling, t, Math.max(level, spec.alpha()));
        double[] ranked = rankP(labelling);
        Map<Discovery, Integer> counts = new EnumMap<>(Discovery.class);
        counts.put(Discovery.SIGNIFICANT, below(p, spec.alpha()));
        counts.put(Discovery.BONFERRONI, atMost(Correction.BONFERRONI.adjust(p), level));
        counts.put(Discovery.HOLM, atMost(Correction.HOLM.adjust(p), level));
        counts.put(Discovery.BENJAMINI_HOCHBERG, atMost(Correction.BENJAMINI_HOCHBERG.adjust(p), level));
        counts.put(Discovery.BENJAMINI_YEKUTIELI, atMost(Correction.BENJAMINI_YEKUTIELI.adjust(p), level));
        counts.put(Discovery.MAX_T, (int)
                Arrays.stream(t).filter(value -> value >= criticalT).count());
        counts.put(Discovery.MANN_WHITNEY, below(ranked, spec.alpha()));
        counts.put(Discovery.MANN_WHITNEY_HOLM, atMost(Correction.HOLM.adjust(ranked), level));
        return counts;
    }

    private double[] rankP(int labelling) {
        boolean[] isFirst = labellings.get(labelling);
        return ranks.stream()
                .mapToDouble(one -> rankTest.test(one, isFirst).p())
                .toArray();
    }

    private static int below(double[] p, double alpha) {
        return (int) Arrays.stream(p).filter(value -> value < alpha).count();
    }

    private static int atMost(double[] p, double level) {
        return (int) Arrays.stream(p).filter(value -> value <= level).count();
    }
}
