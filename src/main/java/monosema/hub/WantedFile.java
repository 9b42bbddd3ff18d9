package monosema.hub;

import java.util.Optional;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * One file of a repository.
 *
 * @param revision a commit of 40 lower-case hex digits, which pins the file; or a branch, a tag or {@code refs/pr/1},
 *     whose commit the hub tells
 * @param path within the repository, segments separated by slashes
 * @param sha256 of its bytes, 64 lower-case hex digits, where it is known beforehand
 * @param maxBytes the most that is accepted, at least 0
 */
public record WantedFile(Repository repository, String revision, String path, Optional<String> sha256, long maxBytes) {
    /** The bound where none is given: the largest file that hubs send over plain HTTP, 50 GB. */
    public static final long MAX_BYTES = 50_000_000_000L;

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = "[A-Za-z0-9_+@][A-Za-z0-9._+@-]*";
    private static final Pattern REVISION = Pattern.compile(PART + "(/" + PART + ")*");
    private static final int MAX_CHARACTERS = 512;

    public WantedFile {
        if (!REVISION.matcher(revision).matches()
                || revision.contains("..")
                || revision.endsWith(".lock")
                || revision.length() > MAX_CHARACTERS) {
            throw new BadInputException(repository + ": revision must be a commit, a branch, a tag or refs/pr/N, was "
                    + OneLine.quoted(revision));
        }
        if (!isSafe(path)) {
            throw new BadInputException(repository + ": path must be segments separated by '/', without '.', '..',"
                    + " backslashes and control characters, was " + OneLine.quoted(path));
        }
        if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
            throw new BadInputException("%s: sha256 of %s must be 64 lower-case hex digits, was %s"
                    .formatted(repository, path, OneLine.quoted(sha256.get())));
        }
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be at least 0, was " + maxBytes);
        }
    }

    /**
     * A file without a checksum: what its revision says.
     *
     * @param repository see {@link Repository#parse}
     * @throws BadInputException if a part is not what its parameter says
     */
    public static WantedFile of(String repository, String revision, String path) {
        return new WantedFile(Repository.parse(repository), revision, path, Optional.empty(), MAX_BYTES);
    }

    /** With a checksum that its bytes must have. */
    public WantedFile withSha256(String expected) {
        return new WantedFile(repository, revision, path, Optional.of(expected), maxBytes);
    }

    /** With a bound on its size. */
    public WantedFile atMost(long bytes) {
        return new WantedFile(repository, revision, path, sha256, bytes);
    }

    /** Whether the revision is a commit, so that the file can never change. */
    public boolean isPinned() {
        return isCommit(revision);
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    private static boolean isSafe(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return path.length() <= MAX_CHARACTERS
                && path.indexOf('\\') < 0
                && path.codePoints().noneMatch(WantedFile::isControl);
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** For messages, such as {@code roneneldan/TinyStories-1M@main: config.json}; a commit by its first 12 digits. */
    @Override
    public String toString() {
        return "%s@%s: %s".formatted(repository, isPinned() ? revision.substring(0, 12) : revision, path);
    }
}
