package monosema.record;

import monosema.probe.NeuronEffect;

/**
 * A row of {@code ttest-<rep>.csv}: the tests of one neuron.
 *
 * @param neuron zero-based
 * @param n1 words of class 1
 * @param n2 words of class 2
 * @param mean1 mean activation in class 1
 * @param mean2 mean activation in class 2
 * @param t statistic, infinite for a neuron constant within each class, NaN (empty in the file) for one constant overall
 * @param df degrees of freedom, or NaN as {@code t}
 * @param p two-sided, or NaN as {@code t}
 * @param pBonferroni corrected for the neurons tested, or NaN
 * @param pHolm corrected for the neurons tested, or NaN
 * @param pBh Benjamini-Hochberg, or NaN
 * @param pMaxT adjusted by permuting the labels (Westfall and Young), or NaN
 * @param significant whether the raw p is below the experiment's alpha
 * @param pBy Benjamini-Yekutieli, or NaN
 * @param familywise whether {@code pMaxT} is at most the experiment's family-wise level
 * @param effect rank test and effect sizes
 */
public record TTestRow(
        int neuron,
        int n1,
        int n2,
        double mean1,
        double mean2,
        double t,
        double df,
        double p,
        double pBonferroni,
        double pHolm,
        double pBh,
        double pMaxT,
        boolean significant,
        double pBy,
        boolean familywise,
        NeuronEffect effect) {
    /** Whether there is a test: the neuron is not constant overall. */
    public boolean tested() {
        return !Double.isNaN(p);
    }
}
