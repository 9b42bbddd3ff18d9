package monosema.hub;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static monosema.hub.LoopbackHub.chunked;
import static monosema.hub.LoopbackHub.cut;
import static monosema.hub.LoopbackHub.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass on the way between here and a hub: it is tried again, or called unreachable. */
class HubRetryTest extends HubCase {
    private static final WantedFile CONFIG = WantedFile.of(REPOSITORY, COMMIT, "config.json");

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItWas() throws IOException {
        server.instead("GET", cut(WEIGHTS, 0, 60_000, () -> partial().toFile().length() > 0));

        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(WEIGHTS);
        assertThat(server.ranges()).first().isNull();
        assertThat(server.ranges()).last().asString().matches("bytes=[1-9][0-9]*-");
        assertThat(waits).containsExactly(1L);
        assertThat(messages).singleElement().asString().contains("broke", "trying again in 1 s");
    }

    @Test
    void whatOneRunLeftTheNextGoesOnFrom() throws IOException {
        leave(WEIGHTS, 70_000);

        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(WEIGHTS);
        assertThat(server.ranges()).containsExactly("bytes=70000-", "bytes=70000-");
        assertThat(cached()).noneMatch(name -> name.contains("incomplete"));
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
        leave(WEIGHTS, 70_000);
        server.instead("GET", chunked(WEIGHTS));

        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(WEIGHTS);
    }

    @Test
    void leftoversThatDoNotFitAreDownloadedAnew() throws IOException {
        leave(Hashes.bytes(70_001), 1);
        Files.write(partial(), new byte[70_000]);

        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(WEIGHTS);
        assertThat(messages)
                .singleElement()
                .asString()
                .contains("what an earlier try left does not fit, starting again");
    }

    @Test
    void aRefusedRangeStartsAgain() throws IOException {
        leave(WEIGHTS, 70_000);
        server.instead("GET", status(416));

        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(WEIGHTS);
        assertThat(server.ranges()).last().isNull();
    }

    @Test
    void anEtagThatChangesStartsAgainAndAgainIsRefused() throws IOException {
        byte[] newer = Hashes.bytes(50);
        HttpHandler change = exchange -> {
            server.putLarge("weights.bin", newer);
            status(200, "X-Repo-Commit", COMMIT, "X-Linked-Etag", Hashes.sha256(newer))
                    .handle(exchange);
        };
        server.instead("GET", change);
        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(newer);

        HttpHandler other = status(200, "X-Repo-Commit", COMMIT, "X-Linked-Etag", "0".repeat(64));
        server.putLarge("other.bin", WEIGHTS);
        server.instead("GET", other, other, other);
        assertThat(refused(WantedFile.of(REPOSITORY, COMMIT, "other.bin")))
                .contains("etag at the hub changed", "3 times");
    }

    @Test
    void aFileThatEndsEarlyIsTriedFiveTimesThenUnreachable() throws IOException {
        HttpHandler half = chunked(Arrays.copyOf(WEIGHTS, 10));
        server.instead("GET", half, half, half, half, half);

        assertThat(unreachable(WANTED))
                .contains("unreachable: the file ends after 10 of 100,000 bytes (5 tries)", "HF_ENDPOINT");
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
        assertThat(cached()).containsExactly("blobs/" + Hashes.sha256(WEIGHTS) + ".monosema.incomplete");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aBusyServerIsAskedAgain(int status) {
        server.instead("HEAD", status(status));

        assertThat(fetch(CONFIG).size()).isEqualTo(12);
        assertThat(waits).containsExactly(1L);
        assertThat(messages).singleElement().asString().contains("answers " + status + ", trying again in 1 s");
    }

    @Test
    void aServerThatSaysWhenIsAskedThen() {
        server.instead(
                "HEAD",
                status(429, "Retry-After", "7"),
                status(
                        503,
                        "Retry-After",
                        RFC_1123_DATE_TIME.format(ZonedDateTime.now(UTC).plusSeconds(60))),
                status(503, "Retry-After", "soon"));

        assertThat(fetch(CONFIG).size()).isEqualTo(12);
        assertThat(waits).hasSize(3).startsWith(7L).endsWith(4L);
        assertThat(waits.get(1)).isBetween(50L, 60L);
    }

    @Test
    void aServerThatAsksForTooLongAWaitIsUnreachable() {
        server.instead("HEAD", status(429, "Retry-After", "3600"));

        assertThat(unreachable(CONFIG)).contains("answers 429 (it asks to wait 3600 s)");
    }

    @Test
    void aServerThatFallsSilentIsGivenUpInTime() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        HttpHandler silent = exchange -> {
            exchange.sendResponseHeaders(200, WEIGHTS.length);
            exchange.getResponseBody().write(WEIGHTS, 0, 10);
            exchange.getResponseBody().flush();
            await(end);
        };
        server.instead("GET", silent);

        HubFile file = hub(Duration.ofMillis(200)).fetch(WANTED, Progress.SILENT);
        end.countDown();

        assertThat(Files.readAllBytes(file.file())).isEqualTo(WEIGHTS);
        assertThat(messages).singleElement().asString().contains("nothing was received for 0.2 s");
    }

    @Test
    void aConnectionThatIsResetIsTriedAgain() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> peer = CompletableFuture.runAsync(() -> resets(socket));
            environment.put("HF_ENDPOINT", "http://127.0.0.1:" + socket.getLocalPort());

            assertThat(unreachable(CONFIG)).contains("broke", "5 tries");
            assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
            assertThat(peer).isNotDone();
        }
    }

    @Test
    void withoutAServerThereIsOneTryAndNoWait() {
        server.close();

        assertThat(unreachable(CONFIG))
                .startsWith("karpathy/tinyllamas@0bd21da7698e: config.json: the hub " + server.endpoint()
                        + " is unreachable: cannot connect to 127.0.0.1")
                .endsWith("(one try); check the network, or set HF_ENDPOINT to a mirror");
        assertThat(waits).isEmpty();
    }

    @Test
    void aHubWhoseNameIsUnknownIsUnreachable() {
        environment.put("HF_ENDPOINT", "https://hub.invalid");

        assertThat(unreachable(CONFIG)).contains("the name hub.invalid is not known here");
    }

    @Test
    void offlineWithoutTheFileIsUnreachable() {
        offline();

        assertThat(unreachable(CONFIG)).contains("not in the cache " + home.resolve("hub"), "HF_HUB_OFFLINE");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWait() throws InterruptedException {
        HubSettings settings = HubSettings.of(environment, home);
        Hub hub = Hub.of(settings, wait -> Thread.sleep(wait.toMillis()), messages::add);
        server.instead("HEAD", status(503, "Retry-After", "100"));
        Thread.currentThread().interrupt();

        BadInputException refusal =
                catchThrowableOfType(BadInputException.class, () -> hub.fetch(CONFIG, Progress.SILENT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(line(refusal)).endsWith("config.json: interrupted");
    }

    private Path partial() {
        return repository().resolve("blobs/" + Hashes.sha256(WEIGHTS) + ".monosema.incomplete");
    }

    private void leave(byte[] content, int bytes) throws IOException {
        Files.createDirectories(repository().resolve("blobs"));
        Files.write(partial(), Arrays.copyOf(content, bytes));
    }

    private static void resets(ServerSocket server) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.setSoLinger(true, 0);
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
