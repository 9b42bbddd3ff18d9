package monosema.record;

/**
 * A row of {@code mdl.csv}: what all labels cost by online code in one order of the words.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param task {@link ProbeRow#REAL} or {@link ProbeRow#CONTROL}
 * @param order zero-based
 * @param bits for all words together
 * @param frequencyBits the same without the activations
 */
public record CodeLengthRow(String representation, String task, int order, double bits, double frequencyBits) {}
