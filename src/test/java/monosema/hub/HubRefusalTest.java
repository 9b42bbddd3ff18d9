package monosema.hub;

import static monosema.hub.LoopbackHub.chunked;
import static monosema.hub.LoopbackHub.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays wrong however often it is tried. */
class HubRefusalTest extends HubCase {
    private static final WantedFile CONFIG = WantedFile.of(REPOSITORY, COMMIT, "config.json");

    @Test
    void bytesThatAreNotWhatTheHubSaidAreRefused() throws IOException {
        server.put(REPOSITORY, "large.bin", WEIGHTS, "0".repeat(64), true);
        server.put(REPOSITORY, "small.txt", WEIGHTS, "0".repeat(40), false);

        assertThat(refused(WantedFile.of(REPOSITORY, COMMIT, "large.bin")))
                .contains("damaged on the way: sha256 must be " + "0".repeat(64) + ", was " + Hashes.sha256(WEIGHTS));
        assertThat(refused(WantedFile.of(REPOSITORY, COMMIT, "small.txt")))
                .contains(
                        "damaged on the way: git sha1 must be " + "0".repeat(40) + ", was " + Hashes.gitSha1(WEIGHTS));
        assertNothingIsCached();
    }

    @Test
    void aWrongPinOfALargeFileIsRefusedBeforeTheDownload() throws IOException {
        assertThat(refused(WANTED.withSha256("1".repeat(64))))
                .contains("sha256 must be " + "1".repeat(64) + ", the hub's is " + Hashes.sha256(WEIGHTS));
        assertThat(server.methods()).containsOnly("HEAD");
    }

    @Test
    void aWrongPinOfASmallFileIsRefused() {
        assertThat(refused(CONFIG.withSha256("1".repeat(64)))).contains("sha256 must be " + "1".repeat(64));
        assertThat(home.resolve("hub/models--karpathy--tinyllamas/snapshots")).doesNotExist();
    }

    @Test
    void moreThanIsAcceptedIsRefusedBeforeTheDownload() {
        assertThat(refused(WANTED.atMost(99_999))).contains("must have at most 99,999 bytes, the hub's has 100,000");
        assertThat(server.methods()).containsOnly("HEAD");
    }

    @Test
    void moreThanWasAnnouncedIsRefusedAndNotKept() throws IOException {
        server.instead("GET", chunked(Hashes.bytes(100_001)));

        assertThat(refused(WANTED)).contains("sends more than 100,000 bytes, which is the size that it announced");
        assertNothingIsCached();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|EntryNotFound|no such file at this revision",
                "404|RevisionNotFound|no such revision",
                "404|RepoNotFound|does not exist, or is private: correct its name, or set HF_TOKEN",
                "404|''|no such file, revision or repository",
                "401|''|set HF_TOKEN to a token that may read it",
                "401|GatedRepo|gated: accept its conditions at",
                "403|''|set HF_TOKEN",
                "418|''|is HF_ENDPOINT a hub?"
            })
    void aRefusalSaysWhatTheUserCanDo(int status, String code, String advice) {
        server.instead("HEAD", status(status, "X-Error-Code", code));

        assertThat(refused(CONFIG)).contains(advice, "answers " + status).doesNotContain("null");
        assertThat(waits).isEmpty();
    }

    @Test
    void aTokenWithoutAccessIsNamedButNotShown() {
        environment.put("HF_TOKEN", "hf_secret");
        server.instead("HEAD", status(403, "X-Error-Code", "GatedRepo"));

        assertThat(refused(CONFIG))
                .contains("use another token: the token from HF_TOKEN has no access")
                .doesNotContain("hf_secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Repo-Commit|../../../../etc",
                "X-Repo-Commit|0BD21DA7698EAF29A0D7DE3992DE8A46EF624ADD",
                "X-Repo-Commit|0bd21da7698eaf29a0d7de3992de8a46ef624add/..",
                "ETag|../../evil",
                "ETag|..\\evil",
                "ETag|a b"
            })
    void aServerCannotNamePaths(String header, String value) throws IOException {
        server.instead("HEAD", status(200, "X-Repo-Commit", COMMIT, "ETag", Hashes.gitSha1(WEIGHTS), header, value));

        assertThat(refused(WantedFile.of(REPOSITORY, "main", "config.json"))).contains("must be");
        assertNothingIsCached();
    }

    @Test
    void anotherCommitThanThePinnedOneIsRefused() {
        server.instead("HEAD", status(200, "X-Repo-Commit", "1".repeat(40), "ETag", "2".repeat(40)));

        assertThat(refused(CONFIG)).contains("answers with commit " + "1".repeat(40) + ", must be " + COMMIT);
    }

    @Test
    void aServerThatIsNoHubIsTakenOnlyWithAPinAndASha256() throws IOException {
        server.instead("HEAD", status(200), status(200), status(200, "ETag", "\"5f3-61b\""));

        assertThat(refused(WantedFile.of(REPOSITORY, "main", "config.json"))).contains("no commit of this revision");
        assertThat(refused(CONFIG)).contains("gives no checksum as a hub does");
        byte[] content = "{\"dim\": 64}\n".getBytes(StandardCharsets.UTF_8);
        server.instead("GET", chunked(content));
        assertThat(fetch(CONFIG.withSha256(Hashes.sha256(content))).commit()).contains(COMMIT);
    }

    @Test
    void anEncodingThatWasNotAskedForIsRefused() {
        server.instead("GET", status(200, "Content-Encoding", "gzip"));

        assertThat(refused(CONFIG)).contains("in the encoding \"gzip\" that was not asked for");
    }

    @Test
    void aCacheThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        environment.put("HF_HOME", file.toString());

        assertThat(refused(CONFIG)).contains(file.toString(), "HF_HOME or HF_HUB_CACHE moves it");
    }

    @Test
    void aFullDiskIsOneLine() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "cannot mount a tmpfs");
        try {
            environment.put("HF_HUB_CACHE", disk.toString());
            assertThat(refused(WANTED)).contains("needs 100,000 bytes more", "HF_HOME moves the cache");

            String sha256 = Hashes.sha256(WEIGHTS);
            server.instead(
                    "HEAD",
                    status(
                            302,
                            "X-Repo-Commit",
                            COMMIT,
                            "X-Linked-Etag",
                            sha256,
                            "Location",
                            "http://localhost/no-size"));
            assertThat(refused(WANTED)).contains("No space left on device", disk.toString());
        } finally {
            command("umount", disk.toString());
        }
    }

    private static boolean command(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
