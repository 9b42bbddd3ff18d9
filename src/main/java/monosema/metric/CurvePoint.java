package monosema.metric;

import monosema.stats.Interval;

/**
 * The information of the k best neurons.
 *
 * @param size k
 * @param informationBits mean over words, bits, out of fold, never clipped
 */
public record CurvePoint(int size, Interval informationBits) {}
