package monosema.stats;

import java.util.Arrays;

/** How well scores, or the log odds of a probabilistic classifier, tell two classes apart. */
public final class BinaryScores {
    private static final double LN2 = StrictMath.log(2);

    private BinaryScores() {}

    /**
     * Area under the ROC curve: the probability that a positive scores above a negative, ties counting one half
     * (Mann-Whitney U by midranks over n1 n0; Hanley and McNeil 1982).
     *
     * @param score any numbers but NaN
     * @param positive class of each; both classes present
     */
    public static double auc(double[] score, boolean[] positive) {
        double[] positives = ascending(score, positive, true);
        double[] negatives = ascending(score, positive, false);
        double pairs = 0;
        int below = 0;
        int notAbove = 0;
        for (double s : positives) {
            while (below < negatives.length && negatives[below] < s) {
                below++;
            }
            while (notAbove < negatives.length && negatives[notAbove] <= s) {
                notAbove++;
            }
            pairs += 0.5 * (below + notAbove);
        }
        return pairs / ((double) positives.length * negatives.length);
    }

    /** Mean of {@link #logLossBits(double, boolean)}. */
    public static double logLossBits(double[] logOdds, boolean[] positive) {
        checkPaired(logOdds, positive);
        double sum = 0;
        for (int i = 0; i < logOdds.length; i++) {
            sum += logLossBits(logOdds[i], positive[i]);
        }
        return sum / logOdds.length;
    }

    /**
     * Cross-entropy of one prediction: {@code -log2 P(true class) = log2(1 + exp(-m))}, m the log odds of the true class.
     *
     * @param logOdds natural log of P(positive)/P(negative)
     * @param positive the true class
     */
    public static double logLossBits(double logOdds, boolean positive) {
        double margin = positive ? logOdds : -logOdds;
        return (Math.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)))) / LN2;
    }

    /** Share of right predictions, the mean of {@link #correctness(double, boolean)}. */
    public static double accuracy(double[] logOdds, boolean[] positive) {
        checkPaired(logOdds, positive);
        double sum = 0;
        for (int i = 0; i < logOdds.length; i++) {
            sum += correctness(logOdds[i], positive[i]);
        }
        return sum / logOdds.length;
    }

    /**
     * Mean of the shares of right predictions in the two classes: what accuracy would be if both had equal weight.
     *
     * @param logOdds natural log of P(positive)/P(negative)
     * @param positive class of each; both classes present
     */
    public static double balancedAccuracy(double[] logOdds, boolean[] positive) {
        checkPaired(logOdds, positive);
        double ofPositives = 0;
        double ofNegatives = 0;
        int positives = 0;
        for (int i = 0; i < logOdds.length; i++) {
            double right = correctness(logOdds[i], positive[i]);
            ofPositives += positive[i] ? right : 0;
            ofNegatives += positive[i] ? 0 : right;
            positives += positive[i] ? 1 : 0;
        }
        Arguments.atLeast(1, positives, "number of positives");
        Arguments.atLeast(1, logOdds.length - positives, "number of negatives");
        return (ofPositives / positives + ofNegatives / (logOdds.length - positives)) / 2;
    }

    /**
     * Each row's part in the AUC: the share of the other class that it is ranked rightly against, ties counting one
     * half. Both classes' means of it are the AUC (DeLong, DeLong and Clarke-Pearson 1988, structural components).
     *
     * @param score any numbers but NaN
     * @param positive class of each; both classes present
     * @return one value in [0, 1] a row
     */
    public static double[] placements(double[] score, boolean[] positive) {
        double[] positives = ascending(score, positive, true);
        double[] negatives = ascending(score, positive, false);
        double[] out = new double[score.length];
        for (int i = 0; i < out.length; i++) {
            double[] others = positive[i] ? negatives : positives;
            double below =
                    (notAbove(others, Math.nextDown(score[i])) + notAbove(others, score[i])) / 2.0 / others.length;
            out[i] = positive[i] ? below : 1 - below;
        }
        return out;
    }

    private static int notAbove(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** 1 where the sign of the log odds names the true class, 0 where it does not, 0.5 where they are exactly 0. */
    public static double correctness(double logOdds, boolean positive) {
        if (Double.isNaN(logOdds)) {
            throw new IllegalArgumentException("log odds must be a number, was NaN");
        }
        if (logOdds == 0) {
            return 0.5;
        }
        return (logOdds > 0) == positive ? 1 : 0;
    }

    private static double[] ascending(double[] score, boolean[] positive, boolean wanted) {
        checkPaired(score, positive);
        double[] out = new double[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (Double.isNaN(score[i])) {
                throw new IllegalArgumentException("score[%d] must be a number, was NaN".formatted(i));
            }
            if (positive[i] == wanted) {
                out[n++] = score[i];
            }
        }
        Arguments.atLeast(1, n, wanted ? "number of positives" : "number of negatives");
        double[] selected = Arrays.copyOf(out, n);
        Arrays.sort(selected);
        return selected;
    }

    private static void checkPaired(double[] score, boolean[] positive) {
        Arguments.sameLength(score.length, positive.length, "scores and classes");
        Arguments.atLeast(1, score.length, "number of scores");
    }
}
