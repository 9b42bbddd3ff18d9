package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest extends HubCase {
    private static final String DIRECT = "direct";

    /**
     * Python 3.11.7: {@code urllib.request.getproxies_environment()}, the entry of the scheme, else that of {@code all}, and
     * {@code proxy_bypass_environment(host)}.
     */
    static Stream<Arguments> environments() {
        String low = "http://low:1";
        String up = "http://up:2";
        return Stream.of(
                Arguments.of(Map.of("https_proxy", low, "HTTPS_PROXY", up), "https://huggingface.co/x", "low:1"),
                Arguments.of(Map.of("HTTPS_PROXY", up), "https://huggingface.co/x", "up:2"),
                Arguments.of(Map.of("HTTPS_PROXY", "up:2"), "https://huggingface.co/x", "up:2"),
                Arguments.of(Map.of("http_proxy", low), "https://huggingface.co/x", DIRECT),
                Arguments.of(
                        Map.of("all_proxy", "http://all:3", "http_proxy", low), "https://huggingface.co/x", "all:3"),
                Arguments.of(
                        Map.of("HTTPS_PROXY", up, "no_proxy", "example.org, huggingface.co"),
                        "https://huggingface.co/x",
                        DIRECT),
                Arguments.of(
                        Map.of("HTTPS_PROXY", up, "NO_PROXY", ".huggingface.co"),
                        "https://cdn.huggingface.co/x",
                        DIRECT),
                Arguments.of(Map.of("HTTPS_PROXY", up, "NO_PROXY", "face.co"), "https://huggingface.co/x", "up:2"),
                Arguments.of(Map.of("HTTPS_PROXY", up, "NO_PROXY", "*"), "https://huggingface.co/x", DIRECT),
                Arguments.of(Map.of("HTTPS_PROXY", ""), "https://huggingface.co/x", DIRECT));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void anAddressHasTheProxyThatOtherProgramsTake(Map<String, String> variables, String address, String expected) {
        List<Proxy> found = new Proxies(variables).select(URI.create(address));
        assertThat(found).hasSize(1);
        Proxy proxy = found.get(0);
        String name = proxy.address() instanceof InetSocketAddress socket
                ? socket.getHostString() + ":" + socket.getPort()
                : DIRECT;
        assertThat(name).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://127.0.0.1:1080", "https://127.0.0.1:1", "http://", "http://a b", "http://x:y"})
    void aVariableThatNamesNoProxyIsTold(String value) {
        environment.put("http_proxy", value);
        assertThatThrownBy(() -> fetch(WantedFile.of(REPOSITORY, COMMIT, "config.json")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("http_proxy must be http://HOST:PORT, was \"" + value + "\"");
        assertThat(waits).isEmpty();
    }

    @Test
    void aPasswordIsNotRepeated() {
        environment.put("http_proxy", "http://me:secret@127.0.0.1:1");
        assertThatThrownBy(() -> fetch(WantedFile.of(REPOSITORY, COMMIT, "config.json")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("http_proxy must hold no user and password")
                .hasMessageNotContaining("secret");
    }

    /** A hub whose name only the proxy knows. */
    @Test
    void aHubIsReachedThroughAProxy() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpClient onward = HttpClient.newHttpClient();
        proxy.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            URI target = URI.create(server.endpoint() + exchange.getRequestURI().getRawPath());
            HttpRequest request = HttpRequest.newBuilder(target)
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody())
                    .build();
            try {
                HttpResponse<byte[]> answer = onward.send(request, HttpResponse.BodyHandlers.ofByteArray());
                answer.headers().map().forEach((name, values) -> {
                    if (!name.equalsIgnoreCase("transfer-encoding") && !name.equalsIgnoreCase("date")) {
                        values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                    }
                });
                byte[] body = answer.body();
                exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        proxy.start();
        try {
            environment.put("HF_ENDPOINT", "http://hub.invalid");
            environment.put("HTTP_PROXY", "127.0.0.1:" + proxy.getAddress().getPort());
            HubFile file = fetch(WantedFile.of(REPOSITORY, COMMIT, "config.json"));
            assertThat(Files.readString(file.file())).isEqualTo("{\"dim\": 64}\n");
            assertThat(asked).isNotEmpty().allMatch(line -> line.contains(" http://hub.invalid/karpathy/tinyllamas/"));
        } finally {
            proxy.stop(0);
        }
    }
}
