/**
 * Sparse autoencoders: training, encoding and decoding, quality metrics, SAELens files.
 *
 * <p>Start at {@link monosema.sae.Sae}. May use activations, model, data, config and the leaves.
 */
@NullMarked
package monosema.sae;

import org.jspecify.annotations.NullMarked;
