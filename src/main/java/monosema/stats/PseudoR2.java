package monosema.stats;

/** Shares of what there is to know that a probabilistic classifier knows; negative where it is worse than nothing. */
public final class PseudoR2 {
    private PseudoR2() {}

    /**
     * McFadden (1974): {@code 1 - logLoss / nullLogLoss}.
     *
     * @param logLoss of the model, any unit
     * @param nullLogLoss of one who knows only the class shares of the training words, same unit, above 0
     */
    public static double mcFadden(double logLoss, double nullLogLoss) {
        Arguments.positive(nullLogLoss, "null log loss");
        return 1 - logLoss / nullLogLoss;
    }

    /**
     * Tjur (2009): mean predicted probability of the positives less that of the negatives, in [-1, 1].
     *
     * @param logOdds natural log of P(positive)/P(negative)
     * @param positive class of each; both classes present
     */
    public static double tjur(double[] logOdds, boolean[] positive) {
        Arguments.sameLength(logOdds.length, positive.length, "log odds and classes");
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < logOdds.length; i++) {
            int of = positive[i] ? 1 : 0;
            sum[of] += probability(logOdds[i]);
            count[of]++;
        }
        Arguments.atLeast(1, count[1], "number of positives");
        Arguments.atLeast(1, count[0], "number of negatives");
        return sum[1] / count[1] - sum[0] / count[0];
    }

    private static double probability(double logOdds) {
        double e = StrictMath.exp(-Math.abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
