package monosema.probe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * By the order in which an L1 path takes neurons in: 20 strengths, evenly spaced in the logarithm, from the one at which
 * none has a weight down to a twentieth of it. Of those that enter at one strength the larger weight, per unit of
 * activation, comes first. A path rarely takes in as many as are wanted: the others follow by another ranking.
 *
 * @param rest the ranking of those that have not entered
 */
record EntryRanking(FeatureColumns columns, NeuronRanking rest) implements NeuronRanking {
    private static final int STRENGTHS = 20;
    private static final double WEAKEST = 0.05;

    @Override
    public int[] best(int[] rows, boolean[] first, int most) {
        SparseSolver solver = new SparseSolver(columns.rows(rows, 1), Rows.classes(rows, first), 1, 1);
        double strongest = solver.strongest();
        Set<Integer> entered = new LinkedHashSet<>();
        for (double strength : SparseFolds.relative(STRENGTHS, WEAKEST)) {
            if (!(strongest > 0) || entered.size() >= most) {
                break;
            }
            SparseFit fit = solver.fit(strength * strongest);
            Arrays.stream(fit.neurons())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer neuron) -> -Math.abs(fit.weight(neuron))))
                    .forEach(entered::add);
        }
        IntStream others = Arrays.stream(rest.best(rows, first, most));
        others.forEach(entered::add);
        return entered.stream().limit(most).mapToInt(Integer::intValue).toArray();
    }
}
