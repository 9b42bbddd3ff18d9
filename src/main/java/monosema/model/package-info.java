/**
 * Language models and their files, the training of the built-in model, and the texts that models write.
 *
 * <p>Start at {@link monosema.model.LanguageModel}, {@link monosema.model.GptNeoTrainer} and
 * {@link monosema.model.Generator}. A family of models is an {@code Architecture}; {@code Forward} runs them all. May use data, config and
 * the leaves.
 */
@NullMarked
package monosema.model;

import org.jspecify.annotations.NullMarked;
