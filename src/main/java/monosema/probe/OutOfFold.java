package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.stats.BinaryScores;
import monosema.stats.PseudoR2;

/**
 * Predictions for every word by fits that have not seen it, from one pass over the folds of a cross-validation.
 *
 * <p>Accuracy and log loss are means over all words. AUC is taken within each test fold and averaged over the folds with
 * equal weight: log odds of different fits have no common scale, and pooling them would put a representation without
 * information below one half.
 */
final class OutOfFold {
    private static final double LN2 = StrictMath.log(2);

    private final boolean[] first;
    private final double[] logOdds;
    private final double[] placement;
    private final double[] trainCorrectness;
    private double trainAccuracySum;
    private double trainBalancedAccuracySum;
    private double trainAucSum;
    private double trainLogLossSum;
    private double trainTjurSum;
    private final double[] foldAccuracy;
    private final double[] foldAuc;
    private final double[] foldLogLossBits;

    OutOfFold(boolean[] first, int folds) {
        this.first = first.clone();
        this.logOdds = new double[first.length];
        this.placement = new double[first.length];
        this.trainCorrectness = new double[first.length];
        this.foldAccuracy = new double[folds];
        this.foldAuc = new double[folds];
        this.foldLogLossBits = new double[folds];
    }

    /** Takes in one fold's fit. */
    void add(int fold, ProbeKernel kernel, int[] train, int[] test, LogisticFit fit) {
        add(fold, train, test, kernel.logOdds(test, train, fit), kernel.logOdds(train, train, fit));
    }

    /** Takes in one fold's log odds of its test and of its training words. */
    void add(int fold, int[] train, int[] test, double[] scores, double[] trainScores) {
        boolean[] classes = Rows.classes(test, first);
        double[] placements = BinaryScores.placements(scores, classes);
        for (int i = 0; i < test.length; i++) {
            logOdds[test[i]] = scores[i];
            placement[test[i]] = placements[i];
        }
        foldAuc[fold] = BinaryScores.auc(scores, classes);
        foldAccuracy[fold] = BinaryScores.accuracy(scores, classes);
        foldLogLossBits[fold] = BinaryScores.logLossBits(scores, classes);
        addTraining(trainScores, train);
    }

    private void addTraining(double[] scores, int[] train) {
        boolean[] classes = Rows.classes(train, first);
        for (int i = 0; i < train.length; i++) {
            trainCorrectness[train[i]] += BinaryScores.correctness(scores[i], classes[i]) / (foldAccuracy.length - 1);
        }
        trainAccuracySum += BinaryScores.accuracy(scores, classes);
        trainBalancedAccuracySum += BinaryScores.balancedAccuracy(scores, classes);
        trainAucSum += BinaryScores.auc(scores, classes);
        trainLogLossSum += BinaryScores.logLossBits(scores, classes) * LN2;
        trainTjurSum += PseudoR2.tjur(scores, classes);
    }

    /** Number of words. */
    int words() {
        return first.length;
    }

    double testAccuracy() {
        return BinaryScores.accuracy(logOdds, first);
    }

    double testBalancedAccuracy() {
        return BinaryScores.balancedAccuracy(logOdds, first);
    }

    double testLogLossBits() {
        return BinaryScores.logLossBits(logOdds, first);
    }

    /** Mean over the folds. */
    double testAuc() {
        double sum = 0;
        for (double auc : foldAuc) {
            sum += auc;
        }
        return sum / foldAuc.length;
    }

    /** Mean over the folds. */
    double trainAccuracy() {
        return trainAccuracySum / foldAccuracy.length;
    }

    /** Mean over the folds. */
    double trainBalancedAccuracy() {
        return trainBalancedAccuracySum / foldAccuracy.length;
    }

    /** Mean over the folds. */
    double trainAuc() {
        return trainAucSum / foldAccuracy.length;
    }

    /** In nats, mean over the folds. */
    double trainLogLoss() {
        return trainLogLossSum / foldAccuracy.length;
    }

    /** Mean over the folds of Tjur's R2 on the training words. */
    double trainTjur() {
        return trainTjurSum / foldAccuracy.length;
    }

    /** Tjur's R2 of the words, out of fold. */
    double testTjur() {
        return PseudoR2.tjur(logOdds, first);
    }

    double correctness(int word) {
        return BinaryScores.correctness(logOdds[word], first[word]);
    }

    double logLossBits(int word) {
        return BinaryScores.logLossBits(logOdds[word], first[word]);
    }

    /** Share of the other class in its test fold that a word is ranked rightly against. */
    double placement(int word) {
        return placement[word];
    }

    /** Share of the fits on a word that tell it right. */
    double trainCorrectness(int word) {
        return trainCorrectness[word];
    }

    /** The log odds of a word by the fit that has not seen it. */
    double logOdds(int word) {
        return logOdds[word];
    }

    /** The scores of each test fold, beside those of the training frequency on the same folds. */
    List<FoldScore> folds(OutOfFold frequency) {
        List<FoldScore> out = new ArrayList<>();
        for (int fold = 0; fold < foldAccuracy.length; fold++) {
            out.add(new FoldScore(
                    foldAccuracy[fold], foldAuc[fold], frequency.foldLogLossBits[fold] - foldLogLossBits[fold]));
        }
        return out;
    }
}
