package monosema.sae;

/**
 * What an SAE keeps of what the model predicts: mean next-token cross-entropy over the same held-out predictions, in nats
 * a token, of the model as it is and with the values at the hook site replaced.
 *
 * @param predictions held-out tokens predicted, those after kept positions included
 * @param kept positions that kept the model's own values
 * @param original of the model as it is
 * @param spliced with the SAE's reconstruction in place of the values
 * @param zeroAblated with zeros in place of the values
 * @param meanAblated with the values' mean in their place: the mean over the same held-out positions, kept ones left out
 */
public record CrossEntropyRecovered(
        long predictions, long kept, double original, double spliced, double zeroAblated, double meanAblated) {

    /**
     * {@code (CE_zero - CE_sae) / (CE_zero - CE_orig)}: 1 for a perfect reconstruction, 0 for one no better than zeros;
     * below 0 for a worse one, above 1 where the model predicts better with it. NaN, not defined, unless zeros cost
     * something.
     */
    public double ceRecovered() {
        return recovered(zeroAblated);
    }

    /** {@link #ceRecovered()} with mean ablation, the harder baseline, in place of zero ablation. */
    public double ceRecoveredAgainstMean() {
        return recovered(meanAblated);
    }

    private double recovered(double ablated) {
        return ablated > original ? (ablated - spliced) / (ablated - original) : Double.NaN;
    }
}
