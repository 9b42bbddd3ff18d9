package monosema.hub;

import java.util.Optional;
import java.util.OptionalLong;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * What a hub says of a file before it sends it.
 *
 * @param commit that the revision is at, 40 hex digits
 * @param etag the content's checksum
 * @param size in bytes
 */
record Metadata(Optional<String> commit, Optional<Etag> etag, OptionalLong size) {
    static final Metadata NONE = new Metadata(Optional.empty(), Optional.empty(), OptionalLong.empty());

    /** With what one more answer on the way to the file says; from a server that is no hub, the size where it is unknown. */
    Metadata updated(Reply reply) {
        if (reply.header("X-Repo-Commit").isPresent()) {
            return of(reply);
        }
        return new Metadata(commit, etag, size.isPresent() ? size : reply.number("Content-Length"));
    }

    /**
     * Reads the headers of a hub's answer. Large files are elsewhere: then the answer is a redirect, its own length and
     * etag say nothing, and {@code X-Linked-Size} and {@code X-Linked-Etag} speak of the file.
     *
     * @throws BadInputException if one is not what a hub sends
     */
    private static Metadata of(Reply reply) {
        Optional<String> commit = reply.header("X-Repo-Commit");
        if (commit.isPresent() && !WantedFile.isCommit(commit.get())) {
            throw new BadInputException("%s: the server's X-Repo-Commit must be 40 hex digits, was %s"
                    .formatted(reply.host(), OneLine.quoted(commit.get())));
        }
        Optional<String> etag = reply.header("X-Linked-Etag").or(() -> reply.header("ETag"));
        OptionalLong size = reply.number("X-Linked-Size");
        return new Metadata(
                commit,
                etag.flatMap(Etag::parse),
                size.isPresent() || reply.isRedirect() ? size : reply.number("Content-Length"));
    }
}
