/**
 * Sparse-information curves of representations and the effectiveness score that is made of them, its parts and its
 * comparison with the model's own neurons; feature sharing between concepts.
 *
 * <p>May use probe and below; knows no tensor engine and no file. Start at {@link monosema.metric.Effectiveness}.
 */
@NullMarked
package monosema.metric;

import org.jspecify.annotations.NullMarked;
