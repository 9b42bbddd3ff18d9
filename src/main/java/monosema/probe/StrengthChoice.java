package monosema.probe;

import java.util.List;
import monosema.stats.BinaryScores;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The strength chosen inside one training fold: the smallest held-out log loss, averaged over the words of the training
 * fold, of an inner cross-validation; the stronger penalty where two are equal. Inner fits use the centre and scale of
 * the outer training fold.
 *
 * @param index in the grid
 * @param convergence of the inner fits
 */
record StrengthChoice(int index, Convergence convergence) {

    static StrengthChoice within(
            FoldKernel kernel,
            int[] train,
            boolean[] first,
            int innerFolds,
            List<Double> strengths,
            UniformRandomProvider random) {
        StratifiedFolds folds = StratifiedFolds.of(train, first, innerFolds, random);
        return within(kernel, first, folds.all(innerFolds), strengths);
    }

    static StrengthChoice within(ProbeKernel kernel, boolean[] first, List<Fold> folds, List<Double> strengths) {
        double[] loss = new double[strengths.size()];
        Convergence convergence = Convergence.NONE;
        for (Fold fold : folds) {
            int[] fitted = fold.train();
            int[] heldOut = fold.test();
            boolean[] classes = Rows.classes(heldOut, first);
            FittedPath path = FittedPath.of(kernel, fitted, first, strengths);
            convergence = convergence.plus(path.convergence());
            for (int s = 0; s < loss.length; s++) {
                double[] logOdds = kernel.logOdds(heldOut, fitted, path.fits().get(s));
                loss[s] += BinaryScores.logLossBits(logOdds, classes) * heldOut.length;
            }
        }
        return new StrengthChoice(smallest(loss), convergence);
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
