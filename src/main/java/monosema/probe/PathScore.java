package monosema.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One strength of a path over the folds of a cross-validation. */
record PathScore(OutOfFold score, List<Integer> nonzero, boolean separated, Convergence convergence, double kkt) {

    static PathScore of(StratifiedFolds folds, List<FoldPath> paths, int strength, boolean[] first) {
        OutOfFold score = new OutOfFold(first, paths.size());
        List<Integer> nonzero = new ArrayList<>();
        boolean separated = false;
        Convergence convergence = Convergence.NONE;
        double kkt = Double.NaN;
        for (int fold = 0; fold < paths.size(); fold++) {
            PathFit fit = paths.get(fold).fits().get(strength);
            int[] train = folds.train(fold);
            score.add(fold, train, folds.test(fold), fit.test(), fit.train());
            nonzero.add(fit.nonzero());
            separated |= fit.separates(Rows.classes(train, first));
            convergence = convergence.plus(fit.convergence());
            kkt = Double.isNaN(kkt) ? fit.kkt() : Math.max(kkt, fit.kkt());
        }
        Collections.sort(nonzero);
        return new PathScore(score, nonzero, separated, convergence, kkt);
    }

    LogisticRow row(String penalty, double strength) {
        boolean converged = convergence.fits() == convergence.converged();
        return new LogisticRow(
                penalty,
                strength,
                nonzero.get((nonzero.size() - 1) / 2),
                score.trainLogLoss(),
                score.testAccuracy(),
                score.testAuc(),
                score.testLogLossBits(),
                converged,
                convergence.mostIterations(),
                convergence.worstOptimalityGap(),
                kkt,
                separated,
                converged ? "" : why());
    }

    private String why() {
        return separated
                ? "stopped at the limit of iterations; a training fold is separable and the penalty weak"
                : "stopped at the limit of iterations";
    }
}
