/**
 * Leaf: the content-addressed store of stage results: keys, atomic publication, checksums, locks. May use provenance.
 */
@NullMarked
package monosema.store;

import org.jspecify.annotations.NullMarked;
