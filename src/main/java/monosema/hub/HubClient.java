package monosema.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import monosema.io.BadInputException;

/**
 * The questions that a hub is asked. Redirects are followed here rather than by the HTTP client, since the token must
 * not go along to another host and the hub's headers stand on the redirect itself.
 */
final class HubClient {
    private static final int MAX_REDIRECTS = 10;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HubSettings settings;
    private final HttpClient http;

    HubClient(HubSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(settings.proxies())
                .build();
    }

    private record Answer(Reply reply, Metadata metadata) {}

    /**
     * What the hub says of a file.
     *
     * @throws TransientException if it may say more at the next try
     * @throws BadInputException if it has no such file, or not for this user
     */
    Metadata describe(WantedFile wanted) throws IOException {
        Answer answer = follow(wanted, "HEAD", wanted.revision(), 0);
        answer.reply.close();
        return answer.metadata;
    }

    /**
     * The file itself, to be closed by the caller.
     *
     * @param from its first byte; a server that does not know ranges sends all
     * @throws ChangedException if the hub now gives it another checksum
     */
    Reply open(WantedFile wanted, String commit, Metadata known, long from) throws IOException {
        Answer answer = follow(wanted, "GET", commit, from);
        Optional<Etag> etag = answer.metadata.etag();
        if (etag.isPresent() && !etag.equals(known.etag())) {
            answer.reply.close();
            throw new ChangedException("%s: its etag at the hub changed while it was downloaded".formatted(wanted));
        }
        return answer.reply;
    }

    private Answer follow(WantedFile wanted, String method, String revision, long from) throws IOException {
        Metadata metadata = Metadata.NONE;
        URI address = Address.of(settings.endpoint(), wanted, revision);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Reply reply = send(method, address, from);
            try {
                boolean ours = Address.sameOrigin(address, settings.endpoint());
                if (reply.header("X-Repo-Commit").isPresent() || !reply.isRedirect()) {
                    metadata = metadata.updated(reply);
                }
                if (!reply.isRedirect()) {
                    new Refusal(wanted, settings).check(reply, ours);
                    return new Answer(reply, metadata);
                }
                address = Address.next(address, reply.header("Location").orElse(""));
                reply.close();
                if (method.equals("HEAD") && leavesTheHub(metadata, reply, address)) {
                    return new Answer(reply, metadata);
                }
            } catch (IOException | RuntimeException e) {
                reply.close();
                throw e;
            }
        }
        throw new BadInputException("%s: %s redirects more than %d times"
                .formatted(wanted, settings.endpoint().getHost(), MAX_REDIRECTS));
    }

    /** What lies behind is the file's bytes, and an address that may be signed for GET alone. */
    private static boolean leavesTheHub(Metadata metadata, Reply reply, URI next) {
        return metadata.commit().isPresent() && !Address.sameOrigin(reply.address(), next);
    }

    private Reply send(String method, URI address, long from) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", "monosema")
                .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        if (Address.sameOrigin(address, settings.endpoint()) && Address.isPrivate(address)) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        }
        return new Reply(address, answer(request.build()));
    }

    private HttpResponse<TimedBody> answer(HttpRequest request) throws IOException {
        // A variable that names no proxy is told as such, and not as a hub that cannot be reached.
        settings.proxies().select(request.uri());
        Duration patience = settings.readTimeout();
        CompletableFuture<HttpResponse<TimedBody>> pending = http.sendAsync(request, info -> new TimedBody(patience));
        String host = request.uri().getRawAuthority();
        try {
            return pending.get(patience.plus(CONNECT).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw Failure.of(e.getCause() == null ? e : e.getCause(), host);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw TransientException.broken(
                    "%s did not answer within %.1f s".formatted(host, patience.toMillis() / 1e3));
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw Failure.interrupted();
        }
    }
}
