package monosema.record;

/**
 * A row of {@code top-words.csv}: a word that activates a significant neuron.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param neuron zero-based
 * @param rank from 1, the largest activation first
 * @param word as in {@code words.csv}
 * @param label its class
 * @param activation the neuron's
 */
public record TopWord(String representation, int neuron, int rank, String word, String label, double activation) {}
