/**
 * The content-addressed store of stage results: keys, atomic publication, checksums, locks. May use io and provenance.
 *
 * <p>A folder with
 * <pre>
 * version                       the store's format
 * stages/STAGE/KEY/             a result and its manifest.json; complete or not there
 * last/EXPERIMENT/STAGE.json    what the stage was made from the last time, to say what moved since
 * temporary/KEY/                a result being written; its key is locked meanwhile
 * damaged/STAGE-KEY-N/          results whose files no longer have their checksums
 * locks/KEY.lock                held by the one build that makes, checks or removes that result
 * </pre>
 * Start at {@link monosema.store.StageStore}.
 */
@NullMarked
package monosema.store;

import org.jspecify.annotations.NullMarked;
