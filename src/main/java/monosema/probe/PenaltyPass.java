package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One penalty's paths over the folds of one labelling, put together.
 *
 * @param rows one a strength
 * @param chosen predictions with the strength chosen inside each training fold
 * @param frequency predictions by the training frequency of the same folds
 * @param chosenNonzero neurons of the chosen fits, mean over the folds
 * @param separatedFolds training folds that the weakest fit tells apart without error
 * @param convergence of all fits, those that chose the strengths among them
 */
record PenaltyPass(
        List<LogisticRow> rows,
        OutOfFold chosen,
        OutOfFold frequency,
        double chosenNonzero,
        int separatedFolds,
        Convergence convergence) {
    PenaltyPass {
        rows = List.copyOf(rows);
    }

    static PenaltyPass of(
            String penalty, List<Double> strengths, StratifiedFolds folds, List<FoldPath> paths, boolean[] first) {
        OutOfFold chosen = new OutOfFold(first, paths.size());
        OutOfFold frequency = new OutOfFold(first, paths.size());
        double nonzero = 0;
        int separated = 0;
        Convergence convergence = Convergence.NONE;
        for (int fold = 0; fold < paths.size(); fold++) {
            FoldPath path = paths.get(fold);
            int[] train = folds.train(fold);
            int[] test = folds.test(fold);
            PathFit best = path.fits().get(path.chosen());
            chosen.add(fold, train, test, best.test(), best.train());
            double share =
                    LogisticFit.trainingFrequency(Rows.classes(train, first)).intercept();
            frequency.add(fold, train, test, filled(test.length, share), filled(train.length, share));
            nonzero += (double) best.nonzero() / paths.size();
            separated += path.fits().get(path.fits().size() - 1).separates(Rows.classes(train, first)) ? 1 : 0;
            convergence = convergence.plus(path.inner());
        }
        List<LogisticRow> rows = new ArrayList<>();
        for (int s = 0; s < strengths.size(); s++) {
            PathScore score = PathScore.of(folds, paths, s, first);
            convergence = convergence.plus(score.convergence());
            rows.add(score.row(penalty, strengths.get(s)));
        }
        return new PenaltyPass(rows, chosen, frequency, nonzero, separated, convergence);
    }

    /** The row of the lowest out-of-fold loss, the stronger where two are equal. */
    LogisticRow lowest() {
        LogisticRow best = rows.get(0);
        for (LogisticRow row : rows) {
            best = row.testLogLossBits() < best.testLogLossBits() ? row : best;
        }
        return best;
    }

    private static double[] filled(int size, double value) {
        double[] out = new double[size];
        Arrays.fill(out, value);
        return out;
    }
}
