package monosema.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is here.
 *
 * @param file where, to be read only: in the cache, or in the mirror folder
 * @param commit of the repository, 40 hex digits; empty where a mirror folder holds a branch, whose commit nobody knows
 * @param sha256 of its bytes, 64 hex digits: to be recorded, and given as {@link WantedFile#withSha256} ever after
 * @param size in bytes
 */
public record HubFile(Path file, Optional<String> commit, String sha256, long size) {}
