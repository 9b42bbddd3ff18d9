package monosema.hub;

import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * Which hub is asked, and where its files are kept.
 *
 * @param endpoint {@code https://HOST[/PATH]}; {@code http://} for a mirror that the user named; or {@code file:///FOLDER},
 *     a folder laid out as a hub's addresses are: {@code owner/name/resolve/REVISION/PATH}
 * @param cache the folder of {@link monosema.hub}; made when something is downloaded
 * @param token sent to the endpoint alone, and not over plain HTTP, except to this machine
 * @param offline whether the network is left alone
 * @param symlinks whether snapshots may be symbolic links; if not, or where the system has none, they are copies
 * @param readTimeout how long a connection may be silent
 * @param proxies through which an address is reached
 */
public record HubSettings(
        URI endpoint,
        Path cache,
        Optional<Token> token,
        boolean offline,
        boolean symlinks,
        Duration readTimeout,
        ProxySelector proxies) {

    public HubSettings {
        if (endpoint.getRawUserInfo() != null) {
            throw new BadInputException("HF_ENDPOINT must hold no user and password; HF_TOKEN says who asks");
        } else if (!isComplete(endpoint) || endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            throw new BadInputException("HF_ENDPOINT must be https://HOST, http://HOST or file:///FOLDER, was "
                    + OneLine.quoted(endpoint.toString()));
        }
        if (readTimeout.isZero() || readTimeout.isNegative()) {
            throw new IllegalArgumentException("readTimeout must be > 0, was " + readTimeout);
        }
    }

    /** The settings of the process's environment; see {@link HubEnvironment}. */
    public static HubSettings fromEnvironment() {
        return HubEnvironment.settings(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * The settings of an environment.
     *
     * @param environment as {@link System#getenv()}
     * @param home the user's folder
     * @throws BadInputException naming the variable that is wrong
     */
    public static HubSettings of(Map<String, String> environment, Path home) {
        return HubEnvironment.settings(environment, home);
    }

    /** With another limit on silence. */
    public HubSettings withReadTimeout(Duration timeout) {
        return new HubSettings(endpoint, cache, token, offline, symlinks, timeout, proxies);
    }

    static URI endpoint(String text) {
        try {
            return new URI(text.replaceAll("/+$", text.matches("file:/+") ? "/" : ""));
        } catch (URISyntaxException e) {
            throw new BadInputException("HF_ENDPOINT must be an address, was " + OneLine.quoted(text), e);
        }
    }

    /** The mirror folder, if the endpoint is one. */
    Optional<Path> mirror() {
        return "file".equals(endpoint.getScheme()) ? folder(endpoint) : Optional.empty();
    }

    private static Optional<Path> folder(URI endpoint) {
        try {
            return Optional.of(Path.of(endpoint));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static boolean isComplete(URI endpoint) {
        return switch (String.valueOf(endpoint.getScheme())) {
            case "https", "http" -> endpoint.getHost() != null;
            case "file" -> folder(endpoint).isPresent();
            default -> false;
        };
    }
}
