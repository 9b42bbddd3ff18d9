/**
 * Leaf: what a long stage keeps on the way, so that one that is killed goes on where it was, with the same bits.
 *
 * <p>Start at {@link monosema.checkpoint.CheckpointFile}: where a training stands, the latest state in the place of the
 * one before. {@link monosema.checkpoint.PartsFile} is for work of many parts that need nothing of each other: the
 * results of those that are done. Both are checked when they are read; what is damaged or of another stage is said and
 * made again. May use io.
 */
@NullMarked
package monosema.checkpoint;

import org.jspecify.annotations.NullMarked;
