package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HubTest extends HubCase {
    private static final String SHA256 = Hashes.sha256(WEIGHTS);

    @Test
    void aPinnedFileIsDownloadedOnceAndThenCostsNoNetwork() throws IOException {
        HubFile first = fetch(WANTED);
        HubFile second = fetch(WANTED.withSha256(SHA256));

        assertThat(first.commit()).contains(COMMIT);
        assertThat(first.sha256()).isEqualTo(SHA256);
        assertThat(first.size()).isEqualTo(WEIGHTS.length);
        assertThat(Files.readAllBytes(first.file())).isEqualTo(WEIGHTS);
        assertThat(second).isEqualTo(first);
        assertThat(server.methods()).containsExactly("HEAD", "GET", "GET");
        assertThat(messages).isEmpty();
    }

    /** The layout of huggingface_hub 2.4.0: {@code hf_hub_download(repo, "weights.bin", revision="main")}, then find. */
    @Test
    void theCacheIsLaidOutAsHuggingFaceHubDoes() throws IOException {
        fetch(WantedFile.of(REPOSITORY, "main", "weights.bin"));
        fetch(WantedFile.of(REPOSITORY, "refs/pr/1", "config.json"));

        assertThat(cached())
                .containsExactly(
                        "blobs/" + SHA256,
                        "blobs/f015379cdd0a7593d319545616666d49caef2e1f",
                        "refs/main",
                        "refs/refs/pr/1",
                        "snapshots/" + COMMIT + "/config.json -> ../../blobs/f015379cdd0a7593d319545616666d49caef2e1f",
                        "snapshots/" + COMMIT + "/weights.bin -> ../../blobs/" + SHA256);
        assertThat(repository().resolve("refs/main")).hasContent(COMMIT);
    }

    @Test
    void aFileThatHuggingFaceHubDownloadedIsUsedWithoutNetwork() throws IOException {
        Path blob = Files.createDirectories(repository().resolve("blobs")).resolve(SHA256);
        Files.write(blob, WEIGHTS);
        Path snapshot = Files.createDirectories(repository().resolve("snapshots/" + COMMIT));
        Files.createSymbolicLink(snapshot.resolve("weights.bin"), Path.of("../../blobs/" + SHA256));
        Files.createDirectories(repository().resolve("refs"));
        Files.writeString(repository().resolve("refs/main"), COMMIT);
        offline();

        assertThat(fetch(WANTED).sha256()).isEqualTo(SHA256);
        assertThat(fetch(WantedFile.of(REPOSITORY, "main", "weights.bin")).commit())
                .contains(COMMIT);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whereThereAreNoSymbolicLinksASnapshotIsACopy() throws IOException {
        environment.put("HF_HUB_DISABLE_SYMLINKS", "1");
        HubFile file = fetch(WANTED);
        assertThat(Files.isSymbolicLink(file.file())).isFalse();
        offline();

        assertThat(fetch(WANTED)).isEqualTo(file);
        Files.write(file.file(), new byte[3]);
        assertThat(refused(WANTED)).contains("its bytes have changed since it was downloaded");
    }

    @Test
    void aBranchIsAskedForEachTimeButItsFileIsNotDownloadedAgain() {
        WantedFile branch = WantedFile.of(REPOSITORY, "main", "weights.bin");
        HubFile first = fetch(branch);

        assertThat(fetch(branch)).isEqualTo(first);
        assertThat(first.commit()).contains(COMMIT);
        assertThat(server.methods()).containsExactly("HEAD", "GET", "GET", "HEAD");
    }

    @Test
    void aBranchOfAnUnreachableHubIsWhereItWas() {
        WantedFile branch = WantedFile.of(REPOSITORY, "main", "weights.bin");
        HubFile first = fetch(branch);
        server.close();

        assertThat(fetch(branch)).isEqualTo(first);
        assertThat(messages).singleElement().asString().contains("unreachable", "using the cached commit " + COMMIT);
    }

    @Test
    void pathsAndRevisionsAreEncodedAndDatasetsLieApart() {
        server.put(
                "datasets/roneneldan/TinyStories",
                "a%20b/%C3%A9%23%3F%25.txt",
                new byte[] {1},
                Hashes.gitSha1(new byte[] {1}),
                false);

        HubFile file = fetch(WantedFile.of("datasets/roneneldan/TinyStories", "refs/pr/1", "a b/é#?%.txt"));

        assertThat(file.file())
                .isEqualTo(home.resolve("hub/datasets--roneneldan--TinyStories/snapshots/" + COMMIT + "/a b/é#?%.txt"));
        assertThat(server.asked().get(0).path())
                .isEqualTo("/datasets/roneneldan/TinyStories/resolve/refs%2Fpr%2F1/a%20b/%C3%A9%23%3F%25.txt");
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        server.put("empty.txt", "");

        assertThat(fetch(WantedFile.of(REPOSITORY, COMMIT, "empty.txt")).size()).isZero();
    }

    @Test
    void theSameBytesOfAnotherCommitAreNotDownloadedAgain() {
        fetch(WANTED);
        server.put(REPOSITORY, "again.bin", WEIGHTS, SHA256, true);

        HubFile again = fetch(WantedFile.of(REPOSITORY, COMMIT, "again.bin"));

        assertThat(again.sha256()).isEqualTo(SHA256);
        assertThat(server.methods()).containsExactly("HEAD", "GET", "GET", "HEAD");
    }

    @Test
    void aDamagedFileIsSaidAndDownloadedAgainOrRefusedOffline() throws IOException {
        Path file = fetch(WANTED).file();
        Files.writeString(file, "damaged");

        offline();
        assertThat(refused(WANTED)).contains("its bytes have changed since it was downloaded", "HF_HUB_OFFLINE");

        environment.remove("HF_HUB_OFFLINE");
        assertThat(Files.readAllBytes(fetch(WANTED).file())).isEqualTo(WEIGHTS);
        assertThat(messages).singleElement().asString().contains("cannot be used", "asking for it again");
    }

    @Test
    void anotherSha256ThanTheCachedOneIsRefusedWithoutADownload() {
        fetch(WANTED);
        int before = server.asked().size();

        String refusal = refused(WANTED.withSha256("0".repeat(64)));

        assertThat(refusal).contains("sha256 must be " + "0".repeat(64) + ", the hub's is " + SHA256);
        assertThat(messages).singleElement().asString().contains("sha256 must be " + "0".repeat(64));
        assertThat(server.methods().subList(before, server.asked().size())).containsOnly("HEAD");
    }

    @Test
    void anUnchangedFileIsNotReadAgain() throws IOException {
        Path blob = fetch(WANTED).file().toRealPath();
        FileTime modified = Files.getLastModifiedTime(blob);
        byte[] other = WEIGHTS.clone();
        other[0]++;
        Files.write(blob, other);
        Files.setLastModifiedTime(blob, modified);
        assertThat(fetch(WANTED).sha256()).as("same size and time").isEqualTo(SHA256);

        Files.setLastModifiedTime(blob, FileTime.from(Instant.EPOCH));
        offline();
        assertThat(refused(WANTED)).as("another time").contains("its bytes have changed");
    }

    @Test
    void progressIsInBytesUpToTheWhole() {
        List<Long> done = new ArrayList<>();
        hub().fetch(WANTED, (bytes, total, detail) -> {
            assertThat(total).isEqualTo(WEIGHTS.length);
            done.add(bytes);
        });

        assertThat(done).isSorted().endsWith((long) WEIGHTS.length);
    }

    @Test
    void ofTwoAtOnceOneDownloads() throws Exception {
        CompletableFuture<HubFile> other = CompletableFuture.supplyAsync(() -> fetch(WANTED));
        HubFile here = fetch(WANTED);

        assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(here);
        assertThat(server.methods().stream().filter("GET"::equals)).hasSize(2);
    }

    @Test
    void aCacheThatCannotBeWrittenCanBeRead() throws IOException {
        HubFile file = fetch(WANTED);
        Files.move(repository().resolve(".monosema"), repository().resolve("moved"));
        Files.writeString(repository().resolve(".monosema"), "a file where a folder must be");

        assertThat(fetch(WANTED)).isEqualTo(file);
    }
}
