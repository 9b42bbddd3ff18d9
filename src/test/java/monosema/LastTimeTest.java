package monosema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastTimeTest {
    private static final Optional<String> PROGRAM = Optional.of("a jar's checksum");

    @TempDir
    Path folder;

    private Path site;
    private LastTime last;

    @BeforeEach
    void aSiteThatPassed() throws IOException {
        site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(Files.createDirectories(site.resolve("data")).resolve("words.csv"), "word,label\n");
        Files.writeString(site.resolve("index.html"), "<p>a</p>");
        last = new LastTime(folder.resolve("target"), "check");
        assertThat(last.was(now())).isFalse();
        last.remember(now());
        assertThat(last.was(now())).isTrue();
    }

    private Fingerprint now() {
        return Fingerprint.of(PROGRAM).files(site);
    }

    @Test
    void aByteOfAnyFileCountsThoughItsSizeAndTimeStay() throws IOException {
        Path page = site.resolve("index.html");
        FileTime when = Files.getLastModifiedTime(page);
        Files.writeString(page, "<p>b</p>");
        Files.setLastModifiedTime(page, when);

        assertThat(last.was(now())).isFalse();
    }

    @Test
    void whatIsPutBackIsAsItWas() throws IOException {
        Files.writeString(site.resolve("index.html"), "<p>b</p>");
        Files.writeString(site.resolve("index.html"), "<p>a</p>");

        assertThat(last.was(now())).isTrue();
    }

    @Test
    void aFileThatCameWentOrMovedCounts() throws IOException {
        Path extra = Files.writeString(site.resolve("new.html"), "");
        assertThat(last.was(now())).isFalse();

        Files.delete(extra);
        assertThat(last.was(now())).isTrue();

        Files.move(site.resolve("data/words.csv"), site.resolve("words.csv"));
        assertThat(last.was(now())).isFalse();
    }

    @Test
    void aFolderAndABrokenLinkCount() throws IOException {
        Files.createDirectory(site.resolve("empty"));
        assertThat(last.was(now())).isFalse();

        Files.delete(site.resolve("empty"));
        Files.createSymbolicLink(site.resolve("page.html"), folder.resolve("gone"));
        assertThat(last.was(now())).isFalse();
    }

    @Test
    void whatLinksLeadToCounts() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("page.html"), "a");
        Files.createSymbolicLink(site.resolve("linked"), elsewhere);
        last.remember(now());

        Files.writeString(elsewhere.resolve("page.html"), "b");

        assertThat(last.was(now())).isFalse();
    }

    @Test
    void anotherProgramOrOptionCounts() {
        assertThat(last.was(Fingerprint.of(Optional.of("another")).files(site))).isFalse();
        assertThat(last.was(now().text("an option"))).isFalse();
    }

    @Test
    void withoutAProgramNothingIsEverAsItWas() {
        Fingerprint unknown = Fingerprint.of(Optional.empty()).files(site);
        last.remember(unknown);

        assertThat(last.was(unknown)).isFalse();
    }

    @Test
    void theFolderThatIsLeftOutDoesNotCount() throws IOException {
        Path data = site.resolve("data");
        Fingerprint pages = Fingerprint.of(PROGRAM).files(site, path -> !path.startsWith(data));
        Files.writeString(site.resolve("data/words.csv"), "word,label\nking,male\n");

        assertThat(Fingerprint.of(PROGRAM)
                        .files(site, path -> !path.startsWith(data))
                        .hex())
                .isEqualTo(pages.hex());
    }

    @Test
    void aFolderThatCannotBeWrittenRemembersNothing() throws IOException {
        LastTime impossible = new LastTime(Files.writeString(folder.resolve("file"), "no folder"), "check");
        impossible.remember(now());

        assertThat(impossible.was(now())).isFalse();
    }
}
