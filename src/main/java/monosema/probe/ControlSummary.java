package monosema.probe;

import java.util.function.ToDoubleFunction;
import monosema.stats.Interval;
import monosema.stats.MonteCarloP;
import monosema.stats.Quantiles;

/**
 * What the same probe makes of random labels, the null beside each of its scores: means over the draws, each with the
 * central 95% of the draws.
 *
 * @param testAccuracy held out
 * @param testBalancedAccuracy held out
 * @param testAuc held out
 * @param testLogLossBits held out
 * @param informationBits held out
 * @param trainAccuracy on the words it was fitted on
 * @param draws number m of random labellings
 * @param p {@code (b + 1) / (m + 1)}, b the draws whose test accuracy is at least that of the first repeat of the real
 *     task: one pass of the same procedure on either side, hence exchangeable under no association; never below
 *     {@code 1 / (m + 1)}
 */
public record ControlSummary(
        Interval testAccuracy,
        Interval testBalancedAccuracy,
        Interval testAuc,
        Interval testLogLossBits,
        Interval informationBits,
        Interval trainAccuracy,
        int draws,
        double p) {
    private static final double LEVEL = 0.95;

    static ControlSummary of(ProbeResult result) {
        return new ControlSummary(
                over(result, ProbeDraw::testAccuracy),
                over(result, ProbeDraw::testBalancedAccuracy),
                over(result, ProbeDraw::testAuc),
                over(result, ProbeDraw::testLogLossBits),
                over(result, ProbeDraw::informationBits),
                over(result, ProbeDraw::trainAccuracy),
                result.control().size(),
                MonteCarloP.upper(
                        result.real().get(0).testAccuracy(),
                        ProbeSummary.values(result.control(), ProbeDraw::testAccuracy)));
    }

    private static Interval over(ProbeResult result, ToDoubleFunction<ProbeDraw> value) {
        return range(ProbeSummary.values(result.control(), value));
    }

    /** The mean of a statistic over random labellings, with their central 95%. */
    static Interval range(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return Quantiles.centralRange(sum / values.length, values, LEVEL, "range over random labellings");
    }
}
