/**
 * Linear probes with control tasks, logistic regression and cross-validation over rows of activations.
 *
 * <p>May use activations, data, config and the leaves.
 */
@NullMarked
package monosema.probe;

import org.jspecify.annotations.NullMarked;
