package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.provenance.Seed;
import monosema.stats.Parallel;
import monosema.stats.QuantileAggregation;

/**
 * Significance of neurons on words that did not select them: on one half of the words L1 logistic regression takes in the
 * first few neurons, on the other half they are fitted together by {@link FirthRefit} and tested, each p multiplied by the
 * number selected; a neuron not selected has p = 1. Several random splits are joined by {@link QuantileAggregation}
 * (Meinshausen, Meier and Buhlmann 2009), which controls the family-wise error over all neurons as far as the first half
 * selects every neuron that matters.
 *
 * <p>A half takes in at most a tenth of its smaller class, at least one: ten events a coefficient.
 */
public final class SampleSplit {
    /** Family-wise error at which a neuron counts as significant. */
    public static final double LEVEL = 0.05;

    private static final int EVENTS_PER_NEURON = 10;

    private SampleSplit() {}

    /**
     * A neuron that some split selected.
     *
     * @param neuron zero-based
     * @param selected share of the splits that selected it
     * @param p joined over all splits, corrected for the neurons selected in each
     * @param significant whether p is at most {@link #LEVEL}
     */
    public record Neuron(int neuron, double selected, double p, boolean significant) {}

    /**
     * The outcome.
     *
     * @param neurons that were selected at all, smallest p first
     * @param most neurons that a half may take in
     * @param nullCounts significant neurons on shuffled labels, one a shuffle
     * @param convergence of the L1 fits
     */
    public record Result(List<Neuron> neurons, int most, List<Integer> nullCounts, Convergence convergence) {
        public Result {
            neurons = List.copyOf(neurons);
            nullCounts = List.copyOf(nullCounts);
        }

        /** How many neurons are significant. */
        public int significant() {
            return count(neurons);
        }
    }

    /** One split: the neurons selected and their corrected p. */
    private record Split(EntryPath path, List<Double> p) {}

    /**
     * Runs it on the true labels and on shuffled ones.
     *
     * @param activations one row a word, at least two of each class
     * @param first class of each row
     * @param splits how many
     * @param shuffles random labellings
     * @param seed of splits and labels
     */
    public static Result run(ActivationMatrix activations, boolean[] first, int splits, int shuffles, Seed seed) {
        FeatureColumns columns = FeatureColumns.of(activations);
        int most = Math.max(1, Rows.smallerClass(first) / 2 / EVENTS_PER_NEURON);
        List<boolean[]> labels = StabilitySelection.shuffled(first, shuffles, seed);
        Split[] done = new Split[labels.size() * splits];
        Parallel.range(done.length, i -> {
            boolean[] classes = labels.get(i / splits);
            Halves halves = Halves.of(classes, seed.stream("split." + i));
            EntryPath path = EntryPath.of(columns, halves.one(), classes, most);
            double[] p = FirthRefit.pValues(activations, path.neurons(), halves.other(), classes);
            done[i] = new Split(path, Arrays.stream(p).boxed().toList());
        });
        List<Split> all = List.of(done);
        Convergence convergence = Convergence.NONE;
        for (Split split : all) {
            convergence = convergence.plus(split.path().convergence());
        }
        List<Integer> nullCounts = new ArrayList<>();
        for (int from = splits; from < all.size(); from += splits) {
            nullCounts.add(count(joined(all.subList(from, from + splits), activations.columns())));
        }
        return new Result(joined(all.subList(0, splits), activations.columns()), most, nullCounts, convergence);
    }

    private static List<Neuron> joined(List<Split> splits, int neurons) {
        double[][] p = new double[neurons][];
        int[] selected = new int[neurons];
        for (int s = 0; s < splits.size(); s++) {
            List<Integer> chosen = splits.get(s).path().neurons();
            for (int k = 0; k < chosen.size(); k++) {
                int neuron = chosen.get(k);
                p[neuron] = p[neuron] == null ? ones(splits.size()) : p[neuron];
                p[neuron][s] = Math.min(1, splits.get(s).p().get(k) * chosen.size());
                selected[neuron]++;
            }
        }
        List<Neuron> out = new ArrayList<>();
        for (int neuron = 0; neuron < neurons; neuron++) {
            if (selected[neuron] > 0) {
                double joined = QuantileAggregation.of(p[neuron]);
                out.add(new Neuron(neuron, (double) selected[neuron] / splits.size(), joined, joined <= LEVEL));
            }
        }
        out.sort((a, b) -> a.p() == b.p() ? Integer.compare(a.neuron(), b.neuron()) : Double.compare(a.p(), b.p()));
        return out;
    }

    private static double[] ones(int size) {
        double[] out = new double[size];
        Arrays.fill(out, 1);
        return out;
    }

    private static int count(List<Neuron> neurons) {
        return (int) neurons.stream().filter(Neuron::significant).count();
    }
}
