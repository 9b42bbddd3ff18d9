package monosema.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A hub on this machine: a real HTTP server with a hub's headers, and a second one for the bytes of large files, as the
 * public hub has; both can be told to misbehave.
 */
final class LoopbackHub implements AutoCloseable {
    static final String COMMIT = "0bd21da7698eaf29a0d7de3992de8a46ef624add";

    static {
        // Else the server's two packets of an answer wait 40 ms for each other.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String REPOSITORY = "karpathy/tinyllamas";

    /** What was asked. */
    record Asked(
            String method,
            String path,
            @Nullable String range,
            @Nullable String authorization) {}

    private static final class Stored {
        private final byte[] content;
        private final String etag;
        private final boolean large;

        private Stored(byte[] content, String etag, boolean large) {
            this.content = content;
            this.etag = etag;
            this.large = large;
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Stored> files = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<HttpHandler>> instead = new ConcurrentHashMap<>();
    private final HttpServer hub;
    private final HttpServer bytes;

    LoopbackHub() throws IOException {
        hub = listening();
        bytes = listening();
    }

    private HttpServer listening() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    String endpoint() {
        return address(hub);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A small file: its etag is git's sha1. */
    void put(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        put(REPOSITORY, path, bytes, Hashes.gitSha1(bytes), false);
    }

    /** A large file: its etag is its sha256, and its bytes are behind a redirect. */
    void putLarge(String path, byte[] content) {
        put(REPOSITORY, path, content, Hashes.sha256(content), true);
    }

    void put(String repository, String path, byte[] content, String etag, boolean large) {
        Stored stored = new Stored(content, etag, large);
        for (String revision : List.of("main", COMMIT, "refs%2Fpr%2F1")) {
            files.put("/%s/resolve/%s/%s".formatted(repository, revision, path), stored);
        }
        files.put("/bytes/" + etag, stored);
    }

    /** The next requests of this method get these answers, one each, instead of the right ones. */
    void instead(String method, HttpHandler... answers) {
        instead.computeIfAbsent(method, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> methods() {
        return asked.stream().map(Asked::method).toList();
    }

    List<@Nullable String> ranges() {
        return asked.stream()
                .filter(request -> request.method.equals("GET"))
                .map(Asked::range)
                .toList();
    }

    @Override
    public void close() {
        hub.stop(0);
        bytes.stop(0);
        threads.shutdownNow();
    }

    static HttpHandler status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /**
     * Half an answer, and then nothing but the end of the connection.
     *
     * @param arrived is waited for before the end, which may overtake what is still on its way
     */
    static HttpHandler cut(byte[] content, int from, int bytes, BooleanSupplier arrived) {
        return exchange -> {
            if (from > 0) {
                exchange.getResponseHeaders().set("Content-Range", range(from, content.length));
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, bytes);
            exchange.getResponseBody().flush();
            for (int i = 0; i < 1_000 && !arrived.getAsBoolean(); i++) {
                LockSupport.parkNanos(5_000_000);
            }
        };
    }

    /** Of a length that is not told beforehand. */
    static HttpHandler chunked(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        asked.add(new Asked(method, path, headers.getFirst("Range"), headers.getFirst("Authorization")));
        try (exchange) {
            HttpHandler other =
                    instead.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
            Stored stored = files.get(path);
            if (other != null) {
                other.handle(exchange);
            } else if (stored == null) {
                status(404, "X-Error-Code", "EntryNotFound", "X-Repo-Commit", COMMIT)
                        .handle(exchange);
            } else {
                serve(exchange, stored, !path.startsWith("/bytes/"));
            }
        }
    }

    private void serve(HttpExchange exchange, Stored stored, boolean hub) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        if (hub) {
            headers.set("X-Repo-Commit", COMMIT);
            headers.set("ETag", "\"" + stored.etag + "\"");
        }
        if (hub && stored.large) {
            headers.set("X-Linked-Etag", "\"" + stored.etag + "\"");
            headers.set("X-Linked-Size", Integer.toString(stored.content.length));
            headers.set("Location", address(bytes) + "/bytes/" + stored.etag);
            exchange.sendResponseHeaders(302, -1);
            return;
        }
        send(exchange, stored.content);
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", range(from, content.length));
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length == from ? -1 : content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
    }

    private static String range(int from, int length) {
        return "bytes %d-%d/%d".formatted(from, length - 1, length);
    }
}
