package monosema.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random sets of neurons that are as active as some selected ones, to ablate in their place.
 *
 * <p>All neurons are ranked by their magnitude. For each selected one, in random order, a set takes one of the unselected
 * nearest to it in rank that the set does not have yet, at random: of the 10 nearest, or of as many as it takes for the
 * wanted number of different sets. No set stands twice. Where no more neurons are unselected than selected, the only set
 * is all of them.
 */
public final class MatchedNeurons {
    private static final int NEAREST = 10;
    private static final int TRIES = 20;

    private final int[] selected;
    private final List<Integer> ranked;
    private final int[] rankOf;
    private final TreeSet<Integer> free = new TreeSet<>();

    /**
     * Ranks neurons.
     *
     * @param magnitudes how active each neuron is, at least 0
     * @param selected zero-based, each once
     */
    public MatchedNeurons(double[] magnitudes, int[] selected) {
        this.selected = selected.clone();
        this.ranked =
                new ArrayList<>(IntStream.range(0, magnitudes.length).boxed().toList());
        // A stable sort: of equal ones the lower number first.
        ranked.sort((a, b) -> Double.compare(magnitudes[b], magnitudes[a]));
        this.rankOf = new int[magnitudes.length];
        for (int rank = 0; rank < rankOf.length; rank++) {
            rankOf[ranked.get(rank)] = rank;
            free.add(rank);
        }
        Arrays.stream(selected).forEach(neuron -> free.remove(rankOf[neuron]));
    }

    /**
     * Draws sets.
     *
     * @param sets wanted, at least 1
     * @param seed of the draws
     * @return at most as many different sets, each of neurons in order of number, as many as are selected or as there are
     *     unselected; empty where none is selected or none unselected
     */
    public List<List<Integer>> draw(int sets, Seed seed) {
        if (selected.length == 0 || free.isEmpty()) {
            return List.of();
        }
        if (free.size() <= selected.length) {
            return List.of(sorted(free));
        }
        int nearest = Math.max(NEAREST, (int) Math.ceil(StrictMath.pow(sets, 1.0 / selected.length)));
        UniformRandomProvider random = seed.stream("matched");
        Set<List<Integer>> drawn = new LinkedHashSet<>();
        for (int tries = 0; drawn.size() < sets && tries < TRIES * sets; tries++) {
            drawn.add(one(nearest, random));
        }
        return List.copyOf(drawn);
    }

    private List<Integer> one(int nearest, UniformRandomProvider random) {
        TreeSet<Integer> left = new TreeSet<>(free);
        List<Integer> taken = new ArrayList<>();
        for (int neuron : shuffled(random)) {
            List<Integer> candidates = nearest(left, rankOf[neuron], nearest);
            int rank = candidates.get(random.nextInt(candidates.size()));
            left.remove(rank);
            taken.add(rank);
        }
        return sorted(taken);
    }

    private int[] shuffled(UniformRandomProvider random) {
        int[] order = selected.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** The ranks nearest to one, above or below; of two equally near the higher one. */
    private static List<Integer> nearest(NavigableSet<Integer> ranks, int rank, int most) {
        List<Integer> found = new ArrayList<>();
        Integer above = ranks.lower(rank);
        Integer below = ranks.higher(rank);
        while (found.size() < most && (above != null || below != null)) {
            if (below == null || (above != null && rank - above <= below - rank)) {
                found.add(above);
                above = ranks.lower(above);
            } else {
                found.add(below);
                below = ranks.higher(below);
            }
        }
        return found;
    }

    /** The neurons of some ranks in order of number. */
    private List<Integer> sorted(Iterable<Integer> ranks) {
        List<Integer> neurons = new ArrayList<>();
        ranks.forEach(rank -> neurons.add(ranked.get(rank)));
        Collections.sort(neurons);
        return List.copyOf(neurons);
    }
}
