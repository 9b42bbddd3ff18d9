/**
 * What the running model itself does with the labelled words, beside what can be read off its activations: which words
 * it expects after them, and how that changes while the values at a hook site are edited. An edit is a function from
 * values to values, so that this room need not know what makes it. May use {@code model}, {@code data}, {@code config},
 * {@code stats} and the leaves. Start at {@link monosema.behaviour.ModelLean}, then
 * {@link monosema.behaviour.IntervenedLean}.
 */
@NullMarked
package monosema.behaviour;

import org.jspecify.annotations.NullMarked;
