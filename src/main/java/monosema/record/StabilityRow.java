package monosema.record;

/**
 * A row of {@code stability.csv}: a neuron that L1 regression picked on some half of the words.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param neuron zero-based
 * @param probability share of the halves that picked it
 * @param selected whether that reaches the declared threshold
 */
public record StabilityRow(String representation, int neuron, double probability, boolean selected) {}
