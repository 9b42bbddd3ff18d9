/**
 * Language models and the training of the built-in model.
 *
 * <p>Start at {@link monosema.model.LanguageModel} and {@link monosema.model.GptNeoTrainer}. May use data, config and the leaves.
 */
@NullMarked
package monosema.model;

import org.jspecify.annotations.NullMarked;
