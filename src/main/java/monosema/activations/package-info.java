/**
 * Activations of a model at a hook site: of the labelled words, one row each, and of a corpus, as a shuffled stream.
 *
 * <p>Start at {@link monosema.activations.ActivationMatrix} and {@link monosema.activations.ActivationStream}.
 * May use model, data, config and the leaves.
 */
@NullMarked
package monosema.activations;

import org.jspecify.annotations.NullMarked;
