/**
 * Leaf: tests, corrections, intervals and resampling on plain {@code double[]}; knows no activation and no tensor.
 */
@NullMarked
package monosema.stats;

import org.jspecify.annotations.NullMarked;
