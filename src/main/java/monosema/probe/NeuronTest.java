package monosema.probe;

/**
 * The two-sample t-test of one neuron, two-sided, with its p-value corrected for the number of neurons tested.
 *
 * @param neuron column of the activations, zero-based
 * @param n1 words of the first label
 * @param n2 words of the second label
 * @param mean1 mean activation over the words of the first label
 * @param mean2 mean activation over the words of the second label
 * @param t positive where {@code mean1} is larger; infinite where each class is constant at its own value; NaN where the
 *     neuron is constant overall
 * @param df degrees of freedom; NaN where t is
 * @param p raw p-value; NaN where t is
 * @param pBonferroni corrected; NaN where t is
 * @param pHolm corrected; NaN where t is
 * @param pBh corrected; NaN where t is
 * @param pMaxT adjusted by permuting the labels (Westfall and Young); NaN where t is
 * @param significant whether the raw p is below alpha; never for a neuron that is constant overall
 * @param pBy corrected (Benjamini and Yekutieli); NaN where t is
 * @param familywise whether {@code pMaxT} is at most the family-wise level
 * @param effect rank test and effect sizes
 */
public record NeuronTest(
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

    /** Whether the neuron varies over the words, so that there is a test. */
    public boolean tested() {
        return !Double.isNaN(p);
    }
}
