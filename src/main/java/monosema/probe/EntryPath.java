package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first neurons that an L1 path takes in on some words: from the strongest strength on, all that have had a weight,
 * up to the last strength at which they are not more than allowed.
 *
 * @param neurons ascending
 * @param convergence of the fits
 */
record EntryPath(List<Integer> neurons, Convergence convergence) {
    private static final int STRENGTHS = 50;
    private static final double WEAKEST = 0.05;

    EntryPath {
        neurons = List.copyOf(neurons);
    }

    /**
     * Follows the path.
     *
     * @param columns of all words
     * @param rows words to fit on, of both classes
     * @param first class of each word
     * @param most neurons allowed, at least 1
     */
    static EntryPath of(FeatureColumns columns, int[] rows, boolean[] first, int most) {
        SparseSolver solver = new SparseSolver(columns.rows(rows, 1), Rows.classes(rows, first), 1, 1);
        double strongest = solver.strongest();
        Set<Integer> entered = new TreeSet<>();
        Convergence convergence = Convergence.NONE;
        for (double strength : SparseFolds.relative(STRENGTHS, WEAKEST)) {
            if (!(strongest > 0)) {
                break;
            }
            SparseFit fit = solver.fit(strength * strongest);
            convergence = convergence.plus(Convergence.of(fit));
            Set<Integer> next = new TreeSet<>(entered);
            for (int neuron : fit.neurons()) {
                next.add(neuron);
            }
            if (next.size() > most) {
                break;
            }
            entered = next;
        }
        return new EntryPath(new ArrayList<>(entered), convergence);
    }
}
