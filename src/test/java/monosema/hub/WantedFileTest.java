package monosema.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"roneneldan/TinyStories-1Layer-21M", "gpt2", "datasets/a/b", "datasets/squad", "a.b/c_d"})
    void repositoriesReadAsTheyAreWritten(String text) {
        assertThat(Repository.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/b",
                "a/b/c",
                "../b",
                "a/..",
                "a--b/c",
                "a/b.git",
                "a/b c",
                "a\\b",
                "a/\u202eb",
                "-a/b",
                "datasets/",
                "datasets/a/b/c",
                "a/b\n"
            })
    void whatIsNoRepositoryIsRefused(String text) {
        assertThatThrownBy(() -> Repository.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("hub repository must be owner/name")
                .satisfies(HubCase::line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "a/../b",
                "a/./b",
                "a//b",
                "a/",
                "a\\b",
                "..\\x",
                "a\nb",
                "a\u0000",
                "a\u202eb",
                "a\u2028b",
                "a\ud800"
            })
    void aPathThatMayLeadElsewhereIsRefused(String path) {
        assertThatThrownBy(() -> WantedFile.of("a/b", "main", path))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("a/b: path must be segments")
                .satisfies(HubCase::line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "../x", "/x", "x/", "a b", "-x", ".x", "x.lock", "a\\b", "a~1", "a\nb", "x^{}"})
    void aRevisionThatIsNoneIsRefused(String revision) {
        assertThatThrownBy(() -> WantedFile.of("a/b", revision, "x"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("a/b: revision must be")
                .satisfies(HubCase::line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "A", " "})
    void aSha256ThatIsNoneIsRefused(String sha256) {
        assertThatThrownBy(() -> WantedFile.of("a/b", "main", "x").withSha256(sha256))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("a/b: sha256 of x must be 64 lower-case hex digits");
    }

    @Test
    void aCommitPinsABranchDoesNot() {
        assertThat(WantedFile.of("a/b", "0".repeat(40), "x").isPinned()).isTrue();
        assertThat(WantedFile.of("a/b", "main", "x").isPinned()).isFalse();
        assertThat(WantedFile.of("a/b", "0123456", "x").isPinned()).isFalse();
        assertThat(WantedFile.of("a/b", "0".repeat(40), "d/x")).hasToString("a/b@000000000000: d/x");
    }
}
