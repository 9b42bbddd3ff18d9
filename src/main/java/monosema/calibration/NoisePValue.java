package monosema.calibration;

/**
 * The permutation p-value of a probe on noise.
 *
 * @param dataSet zero-based
 * @param p as the paper computes it, ties counting against a finding: a multiple of {@code 1 / (m + 1)}
 * @param tiesSplit the same with ties split at random, in [0, 1)
 */
public record NoisePValue(int dataSet, double p, double tiesSplit) {}
