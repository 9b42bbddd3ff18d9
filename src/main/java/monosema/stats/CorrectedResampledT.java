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
        double half = StudentT.quantile(0.5 + level / 2, folds - 1)
                * Math.sqrt((1.0 / folds + testToTrain) * moments.variance());
        String method = Interval.percent(level) + " corrected resampled t interval";
        return new Interval(moments.mean(), moments.mean() - half, moments.mean() + half, method);
    }
}
