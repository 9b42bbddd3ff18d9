/**
 * Whether two ways of computing (a GPU and the CPU, or two grades of one) give the same numbers for one model: each way
 * writes a {@link monosema.parity.ParitySample}, and they are compared against stated tolerances. Knows neither models nor
 * tensors. May use io. Start at {@link monosema.parity.ParityReport}.
 */
@NullMarked
package monosema.parity;

import org.jspecify.annotations.NullMarked;
