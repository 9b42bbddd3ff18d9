/**
 * Labelled word sets and their cleaning, and the corpora that models are trained on.
 *
 * <p>Start at {@link monosema.data.WordSet} and {@link monosema.data.Corpus}. May use config and the leaves.
 */
@NullMarked
package monosema.data;

import org.jspecify.annotations.NullMarked;
