package monosema.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, read as curl and Python's {@code urllib} read them: {@code https_proxy} for https,
 * {@code http_proxy} for http, else {@code all_proxy}; the lower-case name before the upper-case one; none for the hosts
 * of {@code no_proxy}, which are separated by commas, stand for their subdomains too, and may be {@code *}.
 */
final class Proxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);
    private static final int HTTP_PORT = 80;

    private final Map<String, String> variables;

    /** Reads nothing yet: a variable is judged when an address needs it. */
    Proxies(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * The proxy of an address.
     *
     * @throws BadInputException if the variable that names it is no {@code http://HOST:PORT}
     */
    @Override
    public List<Proxy> select(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (isLeftAlone(host)) {
            return DIRECT;
        }
        String name = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT) + "_proxy";
        return Stream.of(name, "all_proxy")
                .flatMap(each -> Stream.of(each, each.toUpperCase(Locale.ROOT)))
                .filter(each -> value(each).isPresent())
                .findFirst()
                .map(each -> List.of(proxy(each, value(each).orElse(""))))
                .orElse(DIRECT);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private boolean isLeftAlone(String host) {
        String hosts = value("no_proxy").or(() -> value("NO_PROXY")).orElse("");
        return Arrays.stream(hosts.toLowerCase(Locale.ROOT).split(","))
                .map(each -> each.strip().replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .filter(each -> !each.isEmpty())
                .anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
    }

    private static Proxy proxy(String name, String text) {
        URI address = address(name, text.contains("://") ? text : "http://" + text);
        if (address.getRawUserInfo() != null) {
            throw new BadInputException(
                    name + " must hold no user and password: a proxy that asks for them cannot be used");
        }
        if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw refused(name, text, null);
        }
        int port = address.getPort() == -1 ? HTTP_PORT : address.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
    }

    private static URI address(String name, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(name, text, e);
        }
    }

    private static BadInputException refused(String name, String text, @Nullable Exception cause) {
        String message = name + " must be http://HOST:PORT, was " + OneLine.quoted(text);
        return cause == null ? new BadInputException(message) : new BadInputException(message, cause);
    }

    /** The request itself fails, and says why. */
    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException why) {}
}
