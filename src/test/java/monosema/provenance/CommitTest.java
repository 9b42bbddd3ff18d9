package monosema.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    @TempDir
    Path folder;

    @Test
    void aFolderOutsideAnyRepositoryHasNoCommit() {
        assertThat(Commit.of(folder, List.of())).isEqualTo(new Commit("unknown", false));
    }

    @Test
    void aFolderThatIsNotThereHasNoCommit() {
        assertThat(Commit.of(folder.resolve("absent"), List.of())).isEqualTo(new Commit("unknown", false));
    }

    @Test
    void changesMakeACommitDirtyExceptWhereTheBuildWrites() throws Exception {
        assumeTrue(git("init", "-q"), "git is not installed");
        assertThat(Commit.of(folder, List.of()).id()).isEqualTo("unknown");
        Files.writeString(folder.resolve("tracked.txt"), "one");
        assertThat(git("add", ".")).isTrue();
        assertThat(git("commit", "-q", "-m", "One")).isTrue();

        Commit clean = Commit.of(folder, List.of("site"));
        assertThat(clean.id()).matches("[0-9a-f]{40}");
        assertThat(clean.dirty()).isFalse();

        Files.createDirectory(folder.resolve("site"));
        Files.writeString(folder.resolve("site/index.html"), "built");
        assertThat(Commit.of(folder, List.of("site"))).isEqualTo(clean);
        assertThat(Commit.of(folder, List.of()).dirty()).isTrue();

        Files.writeString(folder.resolve("tracked.txt"), "two");
        assertThat(Commit.of(folder, List.of("site"))).isEqualTo(new Commit(clean.id(), true));
    }

    private boolean git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
