package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.StabilitySpec;
import monosema.provenance.Seed;
import monosema.stats.Parallel;

/**
 * Which neurons L1 logistic regression picks on most halves of the words (Meinshausen and Buhlmann 2010), the halves in
 * complementary pairs, each with half of each class.
 *
 * <p>Each half's path takes in at most q neurons over its whole length ({@link EntryPath}). Of the neurons picked in a
 * share of at least pi of the halves, {@code E[V] <= q^2 / ((2 pi - 1) p)} are expected to be false, p the neurons that
 * vary (theorem 1 there, if the picks of noise are exchangeable). Without that assumption the same number bounds the
 * expected stable neurons among those whose chance to be picked on a half is at most q/p (Shah and Samworth 2013, theorem
 * 1), which is why the halves come in pairs. q is the largest whose bound is at most the declared one, and at least 1.
 */
public final class StabilitySelection {
    private final FeatureColumns columns;
    private final StabilitySpec spec;
    private final int most;

    private StabilitySelection(FeatureColumns columns, StabilitySpec spec) {
        this.columns = columns;
        this.spec = spec;
        double allowed = spec.expectedFalse() * (2 * spec.threshold() - 1) * columns.size();
        this.most = Math.max(1, (int) Math.floor(Math.sqrt(allowed) + 1e-9));
    }

    /**
     * A neuron that some half picked.
     *
     * @param neuron zero-based
     * @param probability share of the halves that picked it
     * @param selected whether that reaches the threshold
     */
    public record Neuron(int neuron, double probability, boolean selected) {}

    /**
     * The outcome.
     *
     * @param neurons that were picked at all, most often picked first
     * @param most q, the neurons that a path may pick
     * @param meanPicked neurons that a path picked, mean over the halves
     * @param varying p
     * @param bound on the expected number of falsely stable neurons
     * @param nullCounts stable neurons on shuffled labels, one a shuffle
     * @param convergence of all fits
     */
    public record Result(
            List<Neuron> neurons,
            int most,
            double meanPicked,
            int varying,
            double bound,
            List<Integer> nullCounts,
            Convergence convergence) {
        public Result {
            neurons = List.copyOf(neurons);
            nullCounts = List.copyOf(nullCounts);
        }

        /** The stable neurons, most often picked first. */
        public List<Integer> stable() {
            return neurons.stream().filter(Neuron::selected).map(Neuron::neuron).toList();
        }
    }

    /**
     * Runs it on the true labels and on shuffled ones.
     *
     * @param activations one row a word, at least two of each class
     * @param first class of each row
     * @param spec halves, threshold and bound
     * @param shuffles random labellings
     * @param seed of halves and labels
     */
    public static Result run(
            ActivationMatrix activations, boolean[] first, StabilitySpec spec, int shuffles, Seed seed) {
        StabilitySelection selection = new StabilitySelection(FeatureColumns.of(activations), spec);
        int pairs = spec.subsamples() / 2;
        List<boolean[]> labels = shuffled(first, shuffles, seed);
        EntryPath[] paths = new EntryPath[labels.size() * spec.subsamples()];
        Parallel.range(labels.size() * pairs, i -> {
            boolean[] classes = labels.get(i / pairs);
            Halves halves = Halves.of(classes, seed.stream("halves." + i));
            paths[2 * i] = EntryPath.of(selection.columns, halves.one(), classes, selection.most);
            paths[2 * i + 1] = EntryPath.of(selection.columns, halves.other(), classes, selection.most);
        });
        return selection.result(List.of(paths), activations.columns());
    }

    /** The true labels first, then shuffled ones. */
    static List<boolean[]> shuffled(boolean[] first, int shuffles, Seed seed) {
        List<boolean[]> labels = new ArrayList<>(List.of(first.clone()));
        for (int shuffle = 0; shuffle < shuffles; shuffle++) {
            labels.add(Rows.permuted(first, seed.stream("labels." + shuffle)));
        }
        return labels;
    }

    private Result result(List<EntryPath> paths, int neurons) {
        Convergence convergence = Convergence.NONE;
        for (EntryPath path : paths) {
            convergence = convergence.plus(path.convergence());
        }
        List<EntryPath> real = paths.subList(0, spec.subsamples());
        List<Integer> nullCounts = new ArrayList<>();
        for (int from = spec.subsamples(); from < paths.size(); from += spec.subsamples()) {
            List<Neuron> picked = probabilities(paths.subList(from, from + spec.subsamples()), neurons);
            nullCounts.add((int) picked.stream().filter(Neuron::selected).count());
        }
        return new Result(
                probabilities(real, neurons),
                most,
                real.stream().mapToInt(path -> path.neurons().size()).average().orElse(0),
                columns.size(),
                (double) most * most / ((2 * spec.threshold() - 1) * Math.max(1, columns.size())),
                nullCounts,
                convergence);
    }

    private List<Neuron> probabilities(List<EntryPath> paths, int neurons) {
        int[] picked = new int[neurons];
        for (EntryPath path : paths) {
            path.neurons().forEach(neuron -> picked[neuron]++);
        }
        List<Neuron> out = new ArrayList<>();
        for (int neuron = 0; neuron < neurons; neuron++) {
            if (picked[neuron] > 0) {
                double probability = (double) picked[neuron] / paths.size();
                out.add(new Neuron(neuron, probability, probability >= spec.threshold()));
            }
        }
        out.sort((a, b) -> a.probability() == b.probability()
                ? Integer.compare(a.neuron(), b.neuron())
                : Double.compare(b.probability(), a.probability()));
        return out;
    }
}
