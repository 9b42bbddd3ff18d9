package monosema.probe;

import monosema.stats.AucInterval;
import monosema.stats.HedgesG;
import monosema.stats.Interval;
import monosema.stats.MannWhitney;
import monosema.stats.Ranks;
import monosema.stats.TwoSampleTTest;

/**
 * How large the difference of one neuron is, and the rank test of it. Everything is NaN for a neuron that is constant
 * overall; the interval of g is NaN where g is infinite: each class constant at its own value, which leaves no deviation
 * to measure the difference by.
 *
 * @param u Mann-Whitney's U: pairs of words in which the first label's activation is larger, ties one half
 * @param pMannWhitney two-sided p of U
 * @param hedgesG standardised mean difference, positive where the first label's mean is larger
 * @param gLower of the 95% large-sample interval
 * @param gUpper of it
 * @param auc probability that a word of the first label has the larger activation, ties one half
 * @param aucLower of the 95% interval, logit DeLong; Newcombe's at an AUC of 0 or 1
 * @param aucUpper of it
 */
public record NeuronEffect(
        double u,
        double pMannWhitney,
        double hedgesG,
        double gLower,
        double gUpper,
        double auc,
        double aucLower,
        double aucUpper) {
    /** Of a neuron that is constant overall. */
    public static final NeuronEffect NONE = new NeuronEffect(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final double LEVEL = 0.95;

    static NeuronEffect of(TwoSampleTTest.Result test, Ranks ranks, boolean[] isFirst, MannWhitney rankTest) {
        if (Double.isNaN(test.t())) {
            return NONE;
        }
        MannWhitney.Result rank = rankTest.test(ranks, isFirst);
        Interval g = HedgesG.interval(test.first(), test.second(), LEVEL);
        boolean finite = Double.isFinite(g.value());
        Interval auc = AucInterval.of(ranks, isFirst, LEVEL);
        return new NeuronEffect(
                rank.u(),
                rank.p(),
                g.value(),
                finite ? g.lower() : Double.NaN,
                finite ? g.upper() : Double.NaN,
                auc.value(),
                auc.lower(),
                auc.upper());
    }
}
