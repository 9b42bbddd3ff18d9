package monosema.probe;

/**
 * What all labels cost in one order of the words.
 *
 * @param order zero-based
 * @param bits by the probe's online code, for all words together
 * @param frequencyBits by the same code when it sees the labels sent so far but not the activations
 * @param convergence of every fit made
 */
public record CodeLength(int order, double bits, double frequencyBits, Convergence convergence) {}
