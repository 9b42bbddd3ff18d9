package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.stats.BinaryScores;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An L1 or elastic-net penalty. The columns are divided by one scale for the whole representation, the root of the mean
 * variance of the neurons that vary in the outer training fold; strengths are relative to the strongest of that fold.
 * Inner folds use its scale and its strengths.
 */
final class SparseFolds implements PenaltyFolds {
    private final ActivationMatrix activations;
    private final FeatureColumns columns;
    private final double mixing;
    private final List<Double> strengths;

    /**
     * @param activations one row a word
     * @param columns of all its rows
     * @param mixing share of L1, 1 for the lasso
     * @param strengths how many
     * @param ratio the weakest strength
     */
    SparseFolds(ActivationMatrix activations, FeatureColumns columns, double mixing, int strengths, double ratio) {
        this.activations = activations;
        this.columns = columns;
        this.mixing = mixing;
        this.strengths = relative(strengths, ratio);
    }

    /** Strengths from 1 to {@code ratio}, evenly spaced in the logarithm. */
    static List<Double> relative(int size, double ratio) {
        List<Double> out = new ArrayList<>();
        for (int s = 0; s < size; s++) {
            out.add(StrictMath.pow(ratio, (double) s / (size - 1)));
        }
        return List.copyOf(out);
    }

    @Override
    public List<Double> strengths() {
        return strengths;
    }

    @Override
    public FoldPath fit(int[] train, int[] test, boolean[] first, int innerFolds, UniformRandomProvider random) {
        double scale = columns.rows(train, 1).spread();
        SparseSolver solver = solver(train, first, scale);
        double strongest = solver.strongest();
        List<PathFit> fits = new ArrayList<>();
        for (SparseFit fit : path(solver, strongest)) {
            fits.add(PathFit.of(fit, fit.logOdds(activations, train), fit.logOdds(activations, test)));
        }
        double[] loss = new double[strengths.size()];
        Convergence convergence = Convergence.NONE;
        StratifiedFolds folds = StratifiedFolds.of(train, first, innerFolds, random);
        for (int fold = 0; fold < innerFolds; fold++) {
            List<SparseFit> inner = path(solver(folds.train(fold), first, scale), strongest);
            convergence = addLosses(inner, folds.test(fold), first, loss, convergence);
        }
        return new FoldPath(fits, smallest(loss), convergence);
    }

    private SparseSolver solver(int[] rows, boolean[] first, double scale) {
        return new SparseSolver(columns.rows(rows, scale), Rows.classes(rows, first), mixing, scale);
    }

    private List<SparseFit> path(SparseSolver solver, double strongest) {
        List<SparseFit> fits = new ArrayList<>();
        for (double strength : strengths) {
            fits.add(strongest > 0 ? solver.fit(strength * strongest) : solver.frequency());
        }
        return fits;
    }

    private Convergence addLosses(
            List<SparseFit> path, int[] heldOut, boolean[] first, double[] loss, Convergence convergence) {
        boolean[] classes = Rows.classes(heldOut, first);
        Convergence total = convergence;
        for (int s = 0; s < loss.length; s++) {
            SparseFit fit = path.get(s);
            loss[s] += BinaryScores.logLossBits(fit.logOdds(activations, heldOut), classes) * heldOut.length;
            total = total.plus(Convergence.of(fit));
        }
        return total;
    }

    private static int smallest(double[] loss) {
        int best = 0;
        for (int s = 1; s < loss.length; s++) {
            if (loss[s] < loss[best]) {
                best = s;
            }
        }
        return best;
    }
}
