package monosema.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a chat server is: the address below which {@code /chat/completions} lies, such as
 * {@code http://localhost:11434/v1}.
 *
 * @param uri http or https, with a host, without user, query, fragment and final slash
 */
public record ChatAddress(URI uri) {
    private static final String COMPLETIONS = "/chat/completions";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none; its message does not repeat the text, in which a password may stand
     */
    public static ChatAddress of(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            require(scheme.equals("http") || scheme.equals("https"), "begin with http:// or https://");
            require(uri.getRawUserInfo() == null, "have no user or password in it");
            require(uri.getRawQuery() == null && uri.getRawFragment() == null, "have no query and no fragment");
            require(uri.getHost() != null, "have the name or number of a host");
            require(uri.getPort() != 0 && uri.getPort() <= 65535, "have a port from 1 to 65535");
            String path = uri.getRawPath().replaceAll("/+$", "");
            require(!path.endsWith(COMPLETIONS), "end before " + COMPLETIONS);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new ChatAddress(new URI(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path));
        } catch (URISyntaxException e) {
            // Without its cause, whose message repeats the text.
            throw new IllegalArgumentException("must be an address such as http://localhost:11434/v1");
        }
    }

    private static void require(boolean condition, String bound) {
        if (!condition) {
            throw new IllegalArgumentException("must " + bound);
        }
    }

    /** Whether a key may be sent there: over TLS, or without leaving this machine. Told from the text, not from DNS. */
    public boolean isSafeForKeys() {
        return uri.getScheme().equals("https")
                || LOOPBACK.matcher(uri.getHost()).matches();
    }

    URI completions() {
        return URI.create(uri + COMPLETIONS);
    }

    /** As it stands in messages and records. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
