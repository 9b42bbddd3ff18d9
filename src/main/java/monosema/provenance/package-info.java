/**
 * Leaf: where a result came from: commit, inputs with checksums, device, versions, times.
 */
@NullMarked
package monosema.provenance;

import org.jspecify.annotations.NullMarked;
