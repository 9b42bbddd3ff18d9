package monosema.config;

import java.util.regex.Pattern;
import monosema.config.yaml.Value;

/** The words by which files of a hub are declared, whatever they are files of. */
final class HubKeys {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}/[A-Za-z0-9][\\w.-]{0,95}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PART = Pattern.compile("(?!\\.\\.?(/|$))[^/\\\\]{1,255}");
    private static final Pattern PATH = Pattern.compile("%1$s(/%1$s){0,31}".formatted(PART));

    private HubKeys() {}

    /** {@code owner/name}. */
    static String repository(Value value) {
        return matching(value, REPOSITORY, "owner/name");
    }

    /** A commit, which pins what it names. */
    static String commit(Value value) {
        return matching(
                value, COMMIT, "a commit of 40 lower-case hex digits (what a branch or a tag names may change)");
    }

    /**
     * A path below a repository or folder: 1 to 32 parts between {@code /}, none of them {@code .} or {@code ..}.
     *
     * @param whose what the message says it is a file of
     */
    static String path(Value value, String whose) {
        return matching(value, PATH, "the path of a file " + whose);
    }

    /** A checksum. */
    static String sha256(Value value) {
        return matching(value, SHA256, "64 lower-case hex digits");
    }

    private static String matching(Value value, Pattern pattern, String what) {
        String text = value.text();
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            value.mustBe(what);
        }
        return text;
    }
}
