/**
 * Leaf: tokenizers, from whole words to any {@code tokenizer.json}. Nothing here knows a model or a tensor.
 *
 * <p>Start at {@link monosema.tokens.Tokenizer}. May use {@code io}.
 */
@NullMarked
package monosema.tokens;

import org.jspecify.annotations.NullMarked;
