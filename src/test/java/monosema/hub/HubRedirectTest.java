package monosema.hub;

import static monosema.hub.LoopbackHub.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a hub sends its users, and what goes along. */
class HubRedirectTest extends HubCase {
    private LoopbackHub elsewhere;

    @BeforeEach
    void startAnother() throws IOException {
        elsewhere = new LoopbackHub();
        elsewhere.putLarge("weights.bin", WEIGHTS);
        environment.put("HF_TOKEN", "hf_secret");
    }

    @AfterEach
    void stopTheOther() {
        elsewhere.close();
    }

    @Test
    void theTokenGoesToTheHubAndNotAlongToAnotherHost() {
        HttpHandler away = away("/bytes/" + Hashes.sha256(WEIGHTS));
        server.instead("HEAD", away);
        server.instead("GET", away);

        assertThat(fetch(WANTED).sha256()).isEqualTo(Hashes.sha256(WEIGHTS));

        assertThat(server.asked()).extracting(LoopbackHub.Asked::authorization).containsOnly("Bearer hf_secret");
        assertThat(elsewhere.asked()).hasSize(1);
        assertThat(elsewhere.asked())
                .extracting(LoopbackHub.Asked::authorization)
                .containsOnlyNulls();
    }

    @Test
    void aRenamedRepositoryIsFollowedWithTheToken() {
        HttpHandler renamed = status(307, "Location", "/karpathy/tinyllamas/resolve/" + COMMIT + "/weights.bin");
        server.instead("HEAD", renamed);
        server.instead("GET", renamed);

        assertThat(fetch(WantedFile.of("karpathy/old-name", COMMIT, "weights.bin")
                                .atMost(100_000))
                        .size())
                .isEqualTo(100_000);
        assertThat(server.asked())
                .filteredOn(asked -> !asked.path().startsWith("/bytes/"))
                .hasSize(4)
                .extracting(LoopbackHub.Asked::authorization)
                .containsOnly("Bearer hf_secret");
    }

    @Test
    void aMirrorMaySendToTheHubItself() {
        String path = "/karpathy/tinyllamas/resolve/" + COMMIT + "/weights.bin";
        HttpHandler away = status(302, "Location", elsewhere.endpoint() + path);
        server.instead("HEAD", away);
        server.instead("GET", away);

        assertThat(fetch(WANTED).sha256()).isEqualTo(Hashes.sha256(WEIGHTS));
        assertThat(elsewhere.asked())
                .extracting(LoopbackHub.Asked::authorization)
                .containsOnlyNulls();
    }

    @Test
    void anExpiredAddressOfTheBytesIsAskedForAgain() {
        HttpHandler away = away("/bytes/" + Hashes.sha256(WEIGHTS));
        server.instead("GET", away, away);
        elsewhere.instead("GET", status(403));

        assertThat(fetch(WANTED).sha256()).isEqualTo(Hashes.sha256(WEIGHTS));
        assertThat(waits).containsExactly(1L);
    }

    @Test
    void aLoopEnds() {
        HttpHandler round = status(302, "Location", "/round");
        server.instead("HEAD", IntStream.range(0, 20).mapToObj(i -> round).toArray(HttpHandler[]::new));

        assertThat(refused(WANTED)).contains("redirects more than 10 times");
        assertThat(server.asked()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://example.org/x", "file:///etc/passwd", "http:///x", "http://a b/", "mailto:x"})
    void whatIsNoAddressIsRefused(String location) {
        server.instead("HEAD", status(302, "Location", location));

        if (location.isEmpty()) {
            server.instead(
                    "HEAD", IntStream.range(0, 20).mapToObj(i -> status(302)).toArray(HttpHandler[]::new));
        }
        assertThat(refused(WANTED)).contains("redirects");
    }

    private HttpHandler away(String path) {
        return status(
                302,
                "Location",
                elsewhere.endpoint() + path,
                "X-Repo-Commit",
                COMMIT,
                "X-Linked-Size",
                Integer.toString(WEIGHTS.length),
                "X-Linked-Etag",
                "\"" + Hashes.sha256(WEIGHTS) + "\"");
    }
}
