/**
 * Leaf: tests, corrections, intervals, resampling and assignment on plain {@code double[]}; knows no activation and no
 * tensor.
 *
 * <p>Start at {@link monosema.stats.TwoSampleTTest} and {@link monosema.stats.Correction}; every interval is an
 * {@link monosema.stats.Interval} that says how it was made; {@link monosema.stats.LinearAssignment} pairs what belongs
 * together. Only arithmetic that gives the same bits on every CPU and JDK: {@code StrictMath} and the pure Java functions
 * of Commons Math, never the intrinsics of {@code Math}.
 */
@NullMarked
package monosema.stats;

import org.jspecify.annotations.NullMarked;
