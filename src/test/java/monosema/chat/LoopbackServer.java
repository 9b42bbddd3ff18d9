package monosema.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import monosema.io.Json;

/** A chat server on loopback that answers, in order, what a test tells it to; the last of it again and again. */
public final class LoopbackServer implements AutoCloseable {
    /** One answer to one request. */
    @FunctionalInterface
    public interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    /** What a client sent. */
    public record Request(String path, String authorization, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    public LoopbackServer(Reply... inOrder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        replies.addAll(List.of(inOrder));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
            reply.send(exchange);
        }
    }

    /** Such as {@code http://127.0.0.1:34567/v1}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public List<Request> requests() {
        return new ArrayList<>(requests);
    }

    /** A status with a body, and headers by name. */
    public static Reply status(int status, String body, Map<String, String> headers) {
        return exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        };
    }

    public static Reply status(int status, String body) {
        return status(status, body, Map.of());
    }

    /** An answer in the form of OpenAI's API. */
    public static Reply answer(String text, String finishReason) {
        return status(200, completion(text, finishReason), Map.of("Content-Type", "application/json"));
    }

    public static Reply answer(String text) {
        return answer(text, "stop");
    }

    static String completion(String text, String finishReason) {
        return Json.canonical(Map.of(
                "id",
                "chatcmpl-1",
                "object",
                "chat.completion",
                "model",
                "tiny:1b-instruct",
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "message",
                        Map.of("role", "assistant", "content", text),
                        "finish_reason",
                        finishReason)),
                "usage",
                Map.of("prompt_tokens", 12, "completion_tokens", 34, "total_tokens", 46)));
    }

    /** Says that a body follows, sends part of it, and closes the connection. */
    public static Reply cutOff() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write("{\"choices\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Sends the head and a first byte, then nothing. */
    public static Reply stalled() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            sleep();
        };
    }

    /** Sends nothing. */
    public static Reply silent() {
        return exchange -> sleep();
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a body without end. */
    public static Reply endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(blanks);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the client hung up, as it should", e);
            }
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
