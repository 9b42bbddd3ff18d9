package monosema.stats;

/** The interval of a cross-validated difference. */
public final class CorrectedResampledT {
    private CorrectedResampledT() {}

    /**
     * {@code mean +- t_{J-1} sqrt((1/J + nTest/nTrain) s^2)} over the J test folds of a repeated cross-validation, whose
     * overlap makes the plain t interval too short (Nadeau and Bengio 2003, section 3; Bouckaert and Frank 2004).
     *
     * @param differences one for each test fold of each repeat, at least 2
     * @param testToTrain words in a test fold over words in its training fold, 1/4 for five folds
     * @param level of confidence, in (0, 1)
     */
    public static Interval interval(double[] differences, double testToTrain, double level) {
        Arguments.atLeast(2, differences.length, "number of differences");
        Arguments.positive(testToTrain, "test to train ratio");
        Arguments.insideUnit(level, "level");
        Moments moments = Moments.of(differences);
        int folds = moments.n();
        double half = StudentT.quantile(0.5 + level / 2, folds - 1) * standardError(moments, testToTrain);
        String method = Interval.percent(level) + " corrected resampled t interval";
        return new Interval(moments.mean(), moments.mean() - half, moments.mean() + half, method);
    }

    /**
     * Non-inferiority: the one-sided p-value of "the mean difference is at most {@code -margin}", from
     * {@code t = (mean + margin) / standard error} on J - 1 degrees of freedom. It is below 0.025 exactly where the lower
     * end of the 95% {@link #interval} lies above {@code -margin}.
     *
     * @param differences one for each test fold of each repeat, larger is better, at least 2
     * @param testToTrain words in a test fold over words in its training fold
     * @param margin how much worse is still acceptable, &gt; 0
     * @return in [0, 1]; without any variance 0 where the mean lies above {@code -margin}, else 1
     */
    public static double nonInferiorityP(double[] differences, double testToTrain, double margin) {
        Arguments.atLeast(2, differences.length, "number of differences");
        Arguments.positive(testToTrain, "test to train ratio");
        Arguments.positive(margin, "margin");
        Moments moments = Moments.of(differences);
        double distance = moments.mean() + margin;
        double error = standardError(moments, testToTrain);
        if (error == 0) {
            return distance > 0 ? 0 : 1;
        }
        double tail = StudentT.twoSidedP(distance / error, moments.n() - 1) / 2;
        return distance >= 0 ? tail : 1 - tail;
    }

    private static double standardError(Moments moments, double testToTrain) {
        return Math.sqrt((1.0 / moments.n() + testToTrain) * moments.variance());
    }
}
