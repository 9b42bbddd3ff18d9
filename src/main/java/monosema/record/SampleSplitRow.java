package monosema.record;

/**
 * A row of {@code sample-split.csv}: a neuron selected on one half of the words and tested on the other, in some split.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param neuron zero-based
 * @param selected share of the splits that selected it
 * @param p joined over the splits, family-wise
 * @param significant at 0.05
 */
public record SampleSplitRow(String representation, int neuron, double selected, double p, boolean significant) {}
