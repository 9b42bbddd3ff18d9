package monosema.probe;

/**
 * How the probes fare on one word that they have not seen, averaged over the repeats: the unit of paired comparisons.
 *
 * @param correctness share of repeats in which it is told right
 * @param logLossBits {@code -log2 P(its label)} by the probe
 * @param frequencyBits {@code -log2 P(its label)} by the training frequency of the same folds
 */
public record WordScore(double correctness, double logLossBits, double frequencyBits) {}
