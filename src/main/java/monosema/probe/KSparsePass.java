package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import monosema.stats.BinaryScores;

/**
 * One pass of k-sparse probes over the words, every choice nested twice: in each outer training fold neurons are ranked,
 * the strength of each size is chosen by inner folds in which they are ranked <em>again</em>, and so is the size of the
 * probe whose size is chosen. Ranked once for all inner folds, a strength would be chosen on neurons that have seen the
 * inner test words, and even noise would cost bits.
 */
final class KSparsePass {
    /** Choices among strengths need no more. */
    private static final double INNER_GAP = LogisticSolver.CERTIFIED_GAP;

    private final KSparseNeurons neurons;
    private final boolean[] first;
    private final List<Integer> sizes;
    private final List<Double> strengths;
    private final double[][] lossBits;
    private final double[] chosenBits;
    private final double[] frequencyBits;
    private final List<Integer> chosenSizes = new ArrayList<>();
    private Convergence convergence = Convergence.NONE;

    private KSparsePass(KSparseNeurons neurons, boolean[] first, List<Integer> sizes, List<Double> strengths) {
        this.neurons = neurons;
        this.first = first;
        this.sizes = sizes;
        this.strengths = strengths;
        this.lossBits = new double[sizes.size()][first.length];
        this.chosenBits = new double[first.length];
        this.frequencyBits = new double[first.length];
    }

    /**
     * Runs it.
     *
     * @param sizes rising, {@link KSparseNeurons#ALL} last; only those below the number of neurons that vary
     * @param strengths from strong to weak, infinity first
     * @param seed of the folds; equal seeds and classes give equal folds whatever the representation
     */
    static KSparsePass run(
            KSparseNeurons neurons,
            boolean[] first,
            int folds,
            int innerFolds,
            List<Integer> sizes,
            List<Double> strengths,
            Seed seed) {
        KSparsePass pass = new KSparsePass(neurons, first, sizes, strengths);
        StratifiedFolds outer = StratifiedFolds.of(Rows.all(first.length), first, folds, seed.stream("outer"));
        for (int f = 0; f < folds; f++) {
            Fold fold = new Fold(outer.train(f), outer.test(f));
            StratifiedFolds inner = StratifiedFolds.of(fold.train(), first, innerFolds, seed.stream("inner." + f));
            pass.add(fold, inner.all(innerFolds));
        }
        return pass;
    }

    /** Log loss of a word in bits by the probe of a size, by place in the sizes, that has not seen it. */
    double lossBits(int size, int word) {
        return lossBits[size][word];
    }

    /** The same by the probe whose size is chosen in the inner folds. */
    double chosenBits(int word) {
        return chosenBits[word];
    }

    /** The same by the training frequency. */
    double frequencyBits(int word) {
        return frequencyBits[word];
    }

    /** The chosen size of each outer fold: all that vary in place of all; 0 where no neuron is of use. */
    List<Integer> chosenSizes() {
        return List.copyOf(chosenSizes);
    }

    Convergence convergence() {
        return convergence;
    }

    private void add(Fold fold, List<Fold> inner) {
        double[][] loss = innerLoss(inner);
        int[] strength = IntStream.range(0, loss.length)
                .map(size -> smallest(loss[size]))
                .toArray();
        double[] least = IntStream.range(0, loss.length)
                .mapToDouble(size -> loss[size][strength[size]])
                .toArray();
        int chosen = smallest(least);
        chosenSizes.add(strength[chosen] == 0 ? 0 : Math.min(sizes.get(chosen), neurons.varying()));
        KSparseFold fits = new KSparseFold(neurons, fold, first, LogisticSolver.TARGET_GAP);
        for (int size = 0; size < sizes.size(); size++) {
            KSparseFold.Path path = fits.path(sizes.get(size), strengths.subList(0, strength[size] + 1));
            convergence = convergence.plus(path.convergence());
            double[] logOdds = path.logOdds().get(strength[size]);
            score(fold.test(), logOdds, lossBits[size]);
            if (size == chosen) {
                score(fold.test(), logOdds, chosenBits);
            }
        }
        double frequency =
                LogisticFit.trainingFrequency(Rows.classes(fold.train(), first)).intercept();
        double[] same = new double[fold.test().length];
        Arrays.fill(same, frequency);
        score(fold.test(), same, frequencyBits);
    }

    /** Sums over the inner held-out words, by size and strength. */
    private double[][] innerLoss(List<Fold> inner) {
        double[][] loss = new double[sizes.size()][strengths.size()];
        for (Fold fold : inner) {
            KSparseFold fits = new KSparseFold(neurons, fold, first, INNER_GAP);
            boolean[] classes = Rows.classes(fold.test(), first);
            for (int size = 0; size < sizes.size(); size++) {
                KSparseFold.Path path = fits.path(sizes.get(size), strengths);
                convergence = convergence.plus(path.convergence());
                for (int s = 0; s < strengths.size(); s++) {
                    loss[size][s] += BinaryScores.logLossBits(path.logOdds().get(s), classes) * classes.length;
                }
            }
        }
        return loss;
    }

    private void score(int[] rows, double[] logOdds, double[] into) {
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] = BinaryScores.logLossBits(logOdds[i], first[rows[i]]);
        }
    }

    private static int smallest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[best]) {
                best = i;
            }
        }
        return best;
    }
}
