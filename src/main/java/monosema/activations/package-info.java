/**
 * Activations of a model at a hook site: of the labelled words, one row each, and of a corpus, as a shuffled stream.
 *
 * <p>Start at {@link monosema.activations.WordActivations} and {@link monosema.activations.CorpusActivations}; their
 * results are an {@link monosema.activations.ActivationMatrix} and an {@link monosema.activations.ActivationStream}. May use model, data, config and the leaves.
 */
@NullMarked
package monosema.activations;

import org.jspecify.annotations.NullMarked;
