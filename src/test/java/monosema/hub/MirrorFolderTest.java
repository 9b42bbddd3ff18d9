package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MirrorFolderTest extends HubCase {
    private static final String SHA256 = Hashes.sha256(WEIGHTS);

    private Path mirror;

    @BeforeEach
    void mirror() throws IOException {
        mirror = home.resolve("my mirror");
        environment.put("HF_ENDPOINT", mirror.toUri().toString());
        write("main", WEIGHTS);
    }

    @Test
    void aFileIsUsedWhereItIs() throws IOException {
        Path file = write(COMMIT, WEIGHTS);
        offline();

        assertThat(fetch(WANTED)).isEqualTo(new HubFile(file, Optional.of(COMMIT), SHA256, WEIGHTS.length));
        assertThat(home.resolve("hub")).doesNotExist();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aBranchHasNoCommit() {
        assertThat(fetch(WantedFile.of(REPOSITORY, "main", "weights.bin")).commit())
                .isEmpty();
    }

    @Test
    void mainStandsInForACommitOnlyWithItsSha256() {
        assertThat(fetch(WANTED.withSha256(SHA256)).commit()).contains(COMMIT);
        assertThat(unreachable(WANTED))
                .contains("the mirror folder has no ", COMMIT)
                .doesNotContain("main");
        assertThat(unreachable(WANTED.withSha256("0".repeat(64)))).contains("that of main has another sha256");
    }

    @Test
    void anotherSha256OrTooManyBytesAreRefused() throws IOException {
        write(COMMIT, new byte[3]);

        assertThat(refused(WANTED.withSha256(SHA256))).contains("sha256 must be " + SHA256 + ", was ");
        assertThat(refused(WANTED.atMost(2))).contains("must have at most 2 bytes, has 3");
    }

    @Test
    void whatIsNotThereIsUnreachable() {
        assertThat(unreachable(WantedFile.of("a/b", "main", "x")))
                .contains("add it there, or set HF_ENDPOINT to a hub");
    }

    @Test
    void aPinnedTinyLlamaIsFoundInTheTestData() {
        String data = System.getProperty("monosema.testdata", "");
        assumeTrue(!data.isEmpty(), "needs -Dmonosema.testdata");
        Path folder = Path.of(data, "hub");
        assumeTrue(Files.isDirectory(folder), folder + " is not there");
        environment.put("HF_ENDPOINT", folder.toUri().toString());

        HubFile file = fetch(WantedFile.of(REPOSITORY, COMMIT, "stories260K/stories260K.bin")
                .withSha256("b0a507e7ad0f626624f17112325e66691f9076d622e1d3274d103d00299f2696"));

        assertThat(file.size()).isEqualTo(1_056_540);
        assertThat(unreachable(WantedFile.of(REPOSITORY, COMMIT, "stories15M.bin")))
                .contains("the mirror folder has no");
    }

    private Path write(String revision, byte[] content) throws IOException {
        Path file =
                mirror.resolve("karpathy/tinyllamas/resolve").resolve(revision).resolve("weights.bin");
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
