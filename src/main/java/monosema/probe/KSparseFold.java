package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Probes on the best neurons of one training set, 1, 2, 4 and so on of them, and on all: fitted on its rows, asked of its
 * held-out rows. Each size's columns are centred on the training rows and divided by one scale, so that the mean squared
 * norm of the training rows is 1 whatever the size: strengths are relative, as in {@link FoldKernel}.
 */
final class KSparseFold {
    /** Up to this size a fit in the space of the neurons is the faster one. */
    private static final int PRIMAL = 64;

    private final KSparseNeurons neurons;
    private final int[] order;
    private final Fold fold;
    private final boolean[] first;
    private final double targetGap;
    private GramMatrix gram;
    private int inGram;

    /**
     * Looks at the training rows alone to choose.
     *
     * @param neurons of the representation
     * @param fold training rows, of both classes, and held-out rows
     * @param first class of each row of the whole matrix
     * @param targetGap the relative duality gap at which a fit ends
     */
    KSparseFold(KSparseNeurons neurons, Fold fold, boolean[] first, double targetGap) {
        this.neurons = neurons;
        this.order = neurons.best(fold.train(), first);
        this.fold = fold;
        this.first = first;
        this.targetGap = targetGap;
        this.gram = GramMatrix.zero(first.length);
    }

    /** What a training set's fits say of its held-out rows: log odds at each strength, and how well the fits converged. */
    record Path(List<double[]> logOdds, Convergence convergence) {
        Path {
            logOdds = List.copyOf(logOdds);
        }
    }

    /**
     * Fits one size; sizes are asked for in rising order.
     *
     * @param size neurons, or {@link KSparseNeurons#ALL}
     * @param strengths from strong to weak, infinity first
     */
    Path path(int size, List<Double> strengths) {
        if (size == KSparseNeurons.ALL) {
            return dual(neurons.gram().foldKernel(fold.train()), strengths);
        }
        int used = Math.min(size, order.length);
        if (used <= PRIMAL) {
            return primal(used, strengths);
        }
        gram = gram.plus(neurons.gram(order, inGram, used));
        inGram = used;
        return dual(gram.foldKernel(fold.train()), strengths);
    }

    private Path dual(FoldKernel kernel, List<Double> strengths) {
        FittedPath path = FittedPath.of(kernel, fold.train(), first, strengths, targetGap);
        List<double[]> logOdds = new ArrayList<>();
        for (LogisticFit fit : path.fits()) {
            logOdds.add(kernel.logOdds(fold.test(), fold.train(), fit));
        }
        return new Path(logOdds, path.convergence());
    }

    private Path primal(int size, List<Double> strengths) {
        ScaledBlocks blocks = neurons.blocks(order, size, fold);
        boolean[] classes = Rows.classes(fold.train(), first);
        double frequency = LogisticFit.trainingFrequency(classes).intercept();
        PrimalSolver solver = new PrimalSolver(blocks.train(), classes, targetGap);
        List<double[]> logOdds = new ArrayList<>();
        Convergence convergence = Convergence.NONE;
        for (double strength : strengths) {
            if (blocks.constant() || Double.isInfinite(strength)) {
                logOdds.add(constant(frequency));
            } else {
                PrimalFit fit = solver.fit(strength);
                convergence = convergence.plus(Convergence.of(fit));
                logOdds.add(fit.logOdds(blocks.test()));
            }
        }
        return new Path(logOdds, convergence);
    }

    private double[] constant(double value) {
        double[] out = new double[fold.test().length];
        Arrays.fill(out, value);
        return out;
    }
}
