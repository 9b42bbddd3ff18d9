/**
 * The content-addressed store of stage results: keys, atomic publication, checksums, locks. May use io and provenance.
 *
 * <p>A folder with
 * <pre>
 * version                       the store's format
 * stages/STAGE/KEY/             a result and its manifest.json; complete or not there. The folder's time is its last use
 * last/EXPERIMENT/STAGE.json    what the stage was made from the last time, to say what moved since
 * temporary/KEY/                a result being written; its key is locked meanwhile
 * scratch/KEY/                  what a stage keeps while it is made, such as a checkpoint, and whose it is
 * damaged/STAGE-KEY-N/          results whose files no longer have their checksums
 * locks/KEY.lock                held by the one build that makes, checks or removes that result
 * builds/N.keys                 the keys that a build has used, locked while it lives
 * </pre>
 * Start at {@link monosema.store.StageStore}; {@link monosema.store.StoredStages} looks at a store and writes nothing.
 */
@NullMarked
package monosema.store;

import org.jspecify.annotations.NullMarked;
