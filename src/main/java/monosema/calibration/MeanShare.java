package monosema.calibration;

import monosema.stats.Interval;
import monosema.stats.Moments;
import monosema.stats.Proportion;
import monosema.stats.StudentT;

/** The mean of a share over data sets. */
final class MeanShare {
    private static final double CONFIDENCE = 0.95;

    private MeanShare() {}

    /**
     * A t interval over data sets, within [0, 1]. Where all agree on 0 or on 1 it would have no width, so it is Wilson's
     * then, as if each data set were one trial: too wide rather than too short.
     *
     * @param shares in [0, 1], at least 2
     */
    static Interval interval(double[] shares) {
        Moments moments = Moments.of(shares);
        int n = moments.n();
        if (moments.variance() == 0 && (moments.mean() == 0 || moments.mean() == 1)) {
            return Proportion.wilson(moments.mean() == 0 ? 0 : n, n, CONFIDENCE);
        }
        double half = StudentT.quantile(0.5 + CONFIDENCE / 2, n - 1.0) * Math.sqrt(moments.variance() / n);
        return new Interval(
                moments.mean(),
                Math.max(0, moments.mean() - half),
                Math.min(1, moments.mean() + half),
                "95% t interval over data sets");
    }
}
