package monosema.hub;

import java.util.Optional;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * A checksum that a hub gives as a file's entity tag.
 *
 * @param hex 64 digits: sha256 of a file in large file storage; 40 digits: git's sha1 of any other
 */
record Etag(String hex) {
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{40}");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9+=:_.-]{0,200}");

    /**
     * Reads a header.
     *
     * @return empty for the tags of plain web servers, which say nothing of the content
     * @throws BadInputException if it could be meant as a path
     */
    static Optional<Etag> parse(String header) {
        String tag = header.replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        if (!HARMLESS.matcher(tag).matches() || tag.contains("..")) {
            throw new BadInputException("the server's etag must be a checksum, was " + OneLine.quoted(header));
        }
        return ofChecksum(tag);
    }

    /** Reads the name of a blob. */
    static Optional<Etag> ofChecksum(String name) {
        return CHECKSUM.matcher(name).matches() ? Optional.of(new Etag(name)) : Optional.empty();
    }

    boolean isSha256() {
        return hex.length() == 64;
    }

    boolean matches(Checksums checksums) {
        return hex.equals(of(checksums));
    }

    /** The same kind of checksum, of the bytes that are here. */
    String of(Checksums checksums) {
        return isSha256() ? checksums.sha256() : checksums.gitSha1();
    }

    String kind() {
        return isSha256() ? "sha256" : "git sha1";
    }
}
