package monosema.probe;

import java.util.Arrays;
import java.util.List;
import monosema.stats.BinaryScores;

/**
 * Predictions for every word by fits that have not seen it, from one pass over the folds of a cross-validation.
 *
 * <p>Accuracy and log loss are means over all words. AUC is taken within each test fold and averaged over the folds with
 * equal weight: log odds of different fits have no common scale, and pooling them would put a representation without
 * information below one half.
 */
final class OutOfFold {
    private final boolean[] first;
    private final double[] logOdds;
    private double aucSum;
    private double trainAccuracySum;
    private double trainLogLossSum;
    private final double[] foldAccuracy;

    OutOfFold(boolean[] first, int folds) {
        this.first = first.clone();
        this.logOdds = new double[first.length];
        this.foldAccuracy = new double[folds];
    }

    /** Takes in one fold's fit. */
    void add(int fold, FoldKernel kernel, int[] train, int[] test, LogisticFit fit) {
        double[] scores = kernel.logOdds(test, train, fit);
        boolean[] classes = Rows.classes(test, first);
        for (int i = 0; i < test.length; i++) {
            logOdds[test[i]] = scores[i];
        }
        aucSum += BinaryScores.auc(scores, classes);
        foldAccuracy[fold] = BinaryScores.accuracy(scores, classes);
        trainAccuracySum += BinaryScores.accuracy(kernel.logOdds(train, train, fit), Rows.classes(train, first));
        trainLogLossSum += fit.logLoss();
    }

    /** Number of words. */
    int words() {
        return first.length;
    }

    double testAccuracy() {
        return BinaryScores.accuracy(logOdds, first);
    }

    double testLogLossBits() {
        return BinaryScores.logLossBits(logOdds, first);
    }

    /** Mean over the folds. */
    double testAuc() {
        return aucSum / foldAccuracy.length;
    }

    /** Mean over the folds. */
    double trainAccuracy() {
        return trainAccuracySum / foldAccuracy.length;
    }

    /** In nats, mean over the folds. */
    double trainLogLoss() {
        return trainLogLossSum / foldAccuracy.length;
    }

    double correctness(int word) {
        return BinaryScores.correctness(logOdds[word], first[word]);
    }

    double logLossBits(int word) {
        return BinaryScores.logLossBits(logOdds[word], first[word]);
    }

    /** Accuracy of each test fold. */
    List<Double> foldAccuracies() {
        return Arrays.stream(foldAccuracy).boxed().toList();
    }
}
