/**
 * Sparse autoencoders: training, encoding and decoding, quality metrics, SAELens files.
 *
 * <p>Start at {@link monosema.sae.Sae}. Its quality is measured in three ways: on activations
 * ({@link monosema.sae.SaeQualityMeter}), inside the model ({@link monosema.sae.SplicedCrossEntropy}), and by its decoder
 * alone ({@link monosema.sae.DecoderGeometry}, {@link monosema.sae.DecoderMatching},
 * {@link monosema.sae.DictionaryRecovery}). May use activations, model, data, config and the leaves.
 */
@NullMarked
package monosema.sae;

import org.jspecify.annotations.NullMarked;
