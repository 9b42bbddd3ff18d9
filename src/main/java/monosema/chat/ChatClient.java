package monosema.chat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import monosema.io.OneLine;

/**
 * Puts questions to one chat server, one at a time. A failure that may pass (no connection, a connection that breaks, 429,
 * 500, 502, 503, 504) is tried again with {@link Patience}. A redirect is not followed, so that neither question nor key
 * goes anywhere else; a response is read up to 4 MiB.
 */
public final class ChatClient {
    static final int MOST_BYTES = 4 << 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> PASSING = Set.of(TOO_MANY_REQUESTS, 500, 502, 503, 504);

    private final ChatAddress address;
    private final ApiKey key;
    private final Patience patience;
    private final Consumer<String> messages;
    private final HttpClient http;

    /**
     * A client; nothing is sent yet.
     *
     * @param messages is told, in one line, of each failure that is tried again
     * @throws ChatException if the key would leave this machine without TLS
     */
    public ChatClient(ChatAddress address, ApiKey key, Patience patience, Consumer<String> messages) {
        if (!key.isNone() && !address.isSafeForKeys()) {
            throw new ChatException(
                    "%s is not sent to %s: over http it would travel in the clear".formatted(key, address));
        }
        this.address = address;
        this.key = key;
        this.patience = patience;
        this.messages = messages;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .build();
    }

    /** Where it asks. */
    public ChatAddress address() {
        return address;
    }

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws ChatException if there is none
     */
    public ChatAnswer ask(ChatQuestion question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(question);
            } catch (TryAgainException e) {
                if (attempt >= patience.attempts()) {
                    throw e.last(attempt);
                }
                Duration pause = patience.before(attempt, e.retryAfter());
                messages.accept("%s; again in %d s".formatted(e.getMessage(), pause.toSeconds()));
                pause(pause);
            }
        }
    }

    private ChatAnswer attempt(ChatQuestion question) throws TryAgainException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.completions())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.json(), StandardCharsets.UTF_8));
        key.authorize(request);
        HttpResponse<byte[]> response = answered(http.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES)));
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return parsed(response.body());
        }
        if (PASSING.contains(status)) {
            Optional<Duration> retryAfter =
                    response.headers().firstValue("Retry-After").flatMap(patience::retryAfter);
            throw new TryAgainException(said(status, response.body()), retryAfter);
        }
        throw new ChatException(said(status, response.body()) + hint(status, response));
    }

    private ChatAnswer parsed(byte[] body) {
        try {
            return ChatAnswer.of(body, key);
        } catch (ChatException e) {
            throw new ChatException("%s: %s".formatted(address, e.getMessage()));
        }
    }

    private String said(int status, byte[] body) {
        return "%s answered %d%s".formatted(address, status, ServerMessage.of(body, key));
    }

    private String hint(int status, HttpResponse<byte[]> response) {
        if (status >= 300 && status < 400) {
            String to =
                    response.headers().firstValue("Location").map(this::host).orElse("nowhere");
            return " (a redirect to %s, which is not followed: give the final address)".formatted(to);
        }
        if (status == 401 || status == 403) {
            return key.isNone()
                    ? " (no key was sent: keyVariable names the variable that holds it)"
                    : " (" + key + " was sent)";
        }
        return "";
    }

    /** Of another address only the host, since its query may hold anything. */
    private String host(String location) {
        try {
            String host = address.completions().resolve(URI.create(location)).getHost();
            return host == null ? "no host" : OneLine.text(key.hiddenIn(host));
        } catch (IllegalArgumentException e) {
            return "no address";
        }
    }

    private HttpResponse<byte[]> answered(CompletableFuture<HttpResponse<byte[]>> sent) throws TryAgainException {
        try {
            return sent.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new ChatException(
                    "%s gave no whole answer within %d s (timeoutSeconds)"
                            .formatted(address, patience.answer().toSeconds()),
                    false,
                    e);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model answered", e);
        }
    }

    private TryAgainException failed(Throwable cause) {
        if (cause instanceof BoundedBody.TooLongException) {
            throw new ChatException("%s answered with more than %d bytes".formatted(address, MOST_BYTES), false, cause);
        }
        if (cause instanceof SSLException) {
            throw new ChatException("%s: no trust in its TLS: %s".formatted(address, shown(cause)), false, cause);
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new TryAgainException("no server answers at " + address, true, cause);
        }
        if (cause instanceof IOException) {
            return new TryAgainException("%s: the connection broke: %s".formatted(address, shown(cause)), false, cause);
        }
        throw new IllegalStateException("the HTTP client failed", cause);
    }

    private String shown(Throwable cause) {
        String message = cause.getMessage();
        return OneLine.text(key.hiddenIn(message == null ? cause.getClass().getSimpleName() : message));
    }

    private void pause(Duration time) {
        try {
            patience.pause().pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was given time", e);
        }
    }
}
