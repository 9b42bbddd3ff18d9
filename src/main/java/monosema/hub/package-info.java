/**
 * Leaf: files of a Hugging Face hub, by repository, revision and checksum, in the cache folder that Python's
 * {@code huggingface_hub} uses too. May use io and provenance.
 *
 * <p>Within the cache, by default {@code ~/.cache/huggingface/hub}:
 * <pre>
 * models--OWNER--NAME/
 *   blobs/ETAG                        a file by its checksum at the hub: sha256 of a large file, git's sha1 of a small one
 *   blobs/ETAG.monosema.incomplete    a download that can be resumed
 *   refs/REVISION                     the commit that a branch was at when it was last asked for
 *   snapshots/COMMIT/PATH             a link to the blob; a copy where there are no symbolic links
 *   .monosema/COMMIT/PATH.json        ours: the sha256 of that file, and its size and time when it was computed
 * datasets--OWNER--NAME/              the same
 * .locks/models--OWNER--NAME/         one lock for each blob, held by the process that downloads it
 * </pre>
 * Start at {@link monosema.hub.Hub}.
 */
@NullMarked
package monosema.hub;

import org.jspecify.annotations.NullMarked;
