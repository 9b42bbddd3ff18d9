/**
 * An experiment's record: the data files of {@code site/data/<id>/}, written after a run, read by every page, and
 * confirmed, replaced or kept by later runs.
 *
 * <p>The room between what was computed and what is shown: {@code run} writes here, {@code report} reads here and
 * knows nothing else. May use probe, sae, activations, model, data, config and the leaves.
 */
@NullMarked
package monosema.record;

import org.jspecify.annotations.NullMarked;
