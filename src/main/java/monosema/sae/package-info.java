/**
 * Sparse autoencoders: training, encoding and decoding, quality metrics, SAELens files.
 *
 * <p>Start at {@link monosema.sae.Sae}, what training makes and files hold. Training reads from
 * {@link monosema.sae.SaeTrainer} down: a stepper takes steps, dense ({@code DenseStepper}) or pair by pair
 * ({@code SparseStepper}); an objective knows one architecture's loss and gradients; {@code TrainingState} is what the one
 * hands to the other, and a {@code TrainingCheckpoint} keeps. An SAE's quality is measured in three ways: on activations
 * ({@link monosema.sae.SaeQualityMeter}), inside the model ({@link monosema.sae.SplicedCrossEntropy}), and by its decoder
 * alone ({@link monosema.sae.DecoderGeometry}, {@link monosema.sae.DecoderMatching},
 * {@link monosema.sae.DictionaryRecovery}); what it is worth beside chance says an {@link monosema.sae.UntrainedSae}. May use activations, model, data, config and the leaves.
 */
@NullMarked
package monosema.sae;

import org.jspecify.annotations.NullMarked;
