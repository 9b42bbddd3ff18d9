/**
 * Activations of a model at a hook site: of the labelled words, one row each, and of a corpus, as a shuffled stream that
 * several SAEs can read.
 *
 * <p>Start at {@link monosema.activations.WordActivations} and {@link monosema.activations.CorpusActivations}; their
 * results are an {@link monosema.activations.ActivationMatrix} and an {@link monosema.activations.ActivationStream}.
 * {@link monosema.activations.ActivationStore} runs a corpus through the model once for many streams: its order is a
 * {@code RowOrder}, what it keeps are pools. Other bases of the same activations are
 * {@link monosema.activations.PrincipalComponents} and {@link monosema.activations.RandomRotation}. May use model, data,
 * config and the leaves.
 */
@NullMarked
package monosema.activations;

import org.jspecify.annotations.NullMarked;
