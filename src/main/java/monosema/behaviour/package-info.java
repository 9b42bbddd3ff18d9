/**
 * What the running model itself does with the labelled words, beside what can be read off its activations: which words
 * it expects after them. May use {@code model}, {@code data}, {@code config}, {@code stats} and the leaves. Start at
 * {@link monosema.behaviour.ModelLean}.
 */
@NullMarked
package monosema.behaviour;

import org.jspecify.annotations.NullMarked;
