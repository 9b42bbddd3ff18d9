package monosema.hub;

import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * A repository of a hub.
 *
 * @param kind models and datasets have name spaces of their own
 * @param id {@code owner/name}, or a name alone for the few that have no owner; letters, digits, {@code - _ .}
 */
public record Repository(Kind kind, String id) {
    private static final String NAME = "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?";
    private static final Pattern ID = Pattern.compile("(?:" + NAME + "/)?" + NAME);

    /** What a repository holds. */
    public enum Kind {
        MODEL("", "models"),
        DATASET("datasets/", "datasets");

        private final String prefix;
        private final String folder;

        Kind(String prefix, String folder) {
            this.prefix = prefix;
            this.folder = folder;
        }
    }

    public Repository {
        // The cache folder writes a slash as "--", so a name with "--" could be taken for another repository.
        if (!ID.matcher(id).matches() || id.contains("--") || id.contains("..") || id.endsWith(".git")) {
            throw new BadInputException("hub repository must be owner/name of letters, digits, '-', '_' and '.',"
                    + " without '--', '..' and a final '.git', was " + OneLine.quoted(id));
        }
    }

    /**
     * As a user writes it.
     *
     * @param text {@code owner/name} for a model, {@code datasets/owner/name} for a dataset
     * @throws BadInputException if it is neither
     */
    public static Repository parse(String text) {
        Kind kind = text.startsWith(Kind.DATASET.prefix) ? Kind.DATASET : Kind.MODEL;
        return new Repository(kind, text.substring(kind.prefix.length()));
    }

    /** Its folder in the cache. */
    String folder() {
        return kind.folder + "--" + id.replace("/", "--");
    }

    /** As {@link #parse} reads it, and as it stands in a hub's addresses. */
    @Override
    public String toString() {
        return kind.prefix + id;
    }
}
