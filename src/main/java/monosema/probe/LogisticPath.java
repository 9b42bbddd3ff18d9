package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.io.BadInputException;
import monosema.provenance.Seed;

/**
 * L2 logistic regression at every strength of a grid, each fitted to certified convergence on every fold of one
 * stratified cross-validation; beside it the score of the probe whose strength is chosen inside each training fold. The
 * path shows the test folds at every strength, so its best row is no estimate; the chosen one is.
 */
public final class LogisticPath {
    private final List<Double> strengths;
    private final boolean[] first;
    private final List<OutOfFold> scores = new ArrayList<>();
    private final List<Convergence> convergence = new ArrayList<>();
    private final OutOfFold chosen;
    private Convergence inner = Convergence.NONE;

    private LogisticPath(AnalysisSpec.Logistic spec, boolean[] first) {
        this.strengths = StrengthGrid.ofSize(spec.strengths()).strengths();
        this.first = first;
        this.chosen = new OutOfFold(first, spec.folds());
        for (int s = 0; s < strengths.size(); s++) {
            scores.add(new OutOfFold(first, spec.folds()));
            convergence.add(Convergence.NONE);
        }
    }

    /**
     * Fits the path.
     *
     * @param activations one row a word
     * @param isFirst class of each row
     * @param spec folds, used for the inner cross-validation too, and size of the grid
     * @param seed of the folds; give the same to every representation of an experiment
     * @throws BadInputException if a class is missing or has too few words for the folds
     */
    public static LogisticResult run(
            ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.Logistic spec, Seed seed) {
        GramMatrix gram = GramMatrix.of(activations);
        NestedCrossValidation.requireWords(gram, isFirst, spec.folds(), innerFolds(spec, isFirst));
        LogisticPath path = new LogisticPath(spec, isFirst.clone());
        StratifiedFolds outer =
                StratifiedFolds.of(Rows.all(isFirst.length), isFirst, spec.folds(), seed.stream("outer"));
        for (int fold = 0; fold < spec.folds(); fold++) {
            path.addFold(gram, outer, fold, innerFolds(spec, isFirst), seed);
        }
        return path.result(varying(activations));
    }

    private void addFold(GramMatrix gram, StratifiedFolds outer, int fold, int innerFolds, Seed seed) {
        int[] train = outer.train(fold);
        int[] test = outer.test(fold);
        FoldKernel kernel = FoldKernel.of(gram, train);
        FittedPath path = FittedPath.of(kernel, train, first, strengths);
        for (int s = 0; s < strengths.size(); s++) {
            LogisticFit fit = path.fits().get(s);
            scores.get(s).add(fold, kernel, train, test, fit);
            if (Double.isFinite(strengths.get(s)) && !kernel.constant()) {
                convergence.set(s, convergence.get(s).plus(Convergence.of(fit)));
            }
        }
        StrengthChoice choice =
                StrengthChoice.within(kernel, train, first, innerFolds, strengths, seed.stream("inner." + fold));
        chosen.add(fold, kernel, train, test, path.fits().get(choice.index()));
        inner = inner.plus(choice.convergence());
    }

    private LogisticResult result(int varying) {
        List<LogisticRow> rows = new ArrayList<>();
        Convergence total = inner;
        for (int s = 0; s < strengths.size(); s++) {
            OutOfFold score = scores.get(s);
            Convergence fits = convergence.get(s);
            total = total.plus(fits);
            rows.add(new LogisticRow(
                    "l2",
                    strengths.get(s),
                    Double.isInfinite(strengths.get(s)) ? 0 : varying,
                    score.trainLogLoss(),
                    score.testAccuracy(),
                    score.testAuc(),
                    score.testLogLossBits(),
                    fits.fits() == fits.converged(),
                    fits.mostIterations(),
                    fits.worstOptimalityGap()));
        }
        return new LogisticResult(rows, chosen.testAccuracy(), chosen.testAuc(), chosen.testLogLossBits(), total);
    }

    /** As many as the outer folds, or fewer where a class is left with fewer words than that; at least 2. */
    private static int innerFolds(AnalysisSpec.Logistic spec, boolean[] first) {
        int smaller = Rows.smallerClass(first);
        return Math.max(2, Math.min(spec.folds(), smaller - (smaller + spec.folds() - 1) / spec.folds()));
    }

    private static int varying(ActivationMatrix activations) {
        int count = 0;
        for (int column = 0; column < activations.columns(); column++) {
            double[] values = activations.column(column);
            boolean varies = false;
            for (double value : values) {
                varies |= value != values[0];
            }
            count += varies ? 1 : 0;
        }
        return count;
    }
}
