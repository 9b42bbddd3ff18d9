/**
 * Leaf: the optimiser of both trainings, on vectors and rows of float32; knows no model and no SAE.
 *
 * <p>Start at {@link monosema.optim.Adam}, the rule and what it makes of Java arrays; {@link monosema.optim.VectorAdam}
 * applies it to one vector of weights on a device.
 */
@NullMarked
package monosema.optim;

import org.jspecify.annotations.NullMarked;
