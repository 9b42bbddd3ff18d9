package monosema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What report and check leave out where nothing has changed, and that they leave nothing out where something has. */
@Tag("slow")
class UnchangedSiteTest {
    private static final String SAME = "nothing to write";

    @TempDir
    Path folder;

    private Path site;
    private Path templates;

    @BeforeEach
    void aStudyWithoutRecords() throws IOException {
        site = folder.resolve("site");
        templates = folder.resolve("templates");
        copy(Path.of("templates"), templates);
        Files.writeString(folder.resolve("experiments.yaml"), """
                paper: {title: Tiny, authors: [A]}
                wordsets: {gender: {builtin: gender}}
                experiments:
                  - id: tiny
                    title: Tiny
                    corpus: {storyworld: {stories: 100}}
                    model: {train: {family: gpt-neo, layers: 1, dModel: 4, heads: 1, steps: 1}}
                    hook: blocks.0.hook_mlp_out
                    saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1}]
                    wordset: gender
                    analyses: [t-test]
                """);
    }

    @Test
    void aPageThatIsBrokenAfterItPassedIsFoundAgain() throws IOException {
        report();
        assertThat(check()).endsWith("every t-test confirmed\n");
        assertThat(check()).endsWith("the site is as it was\n");

        Path page = site.resolve("index.html");
        String sound = Files.readString(page);
        Files.writeString(page, sound.replace("</main>", "<a href=\"gone.html\">x</a></main>"));
        assertThat(check()).contains("dead link: gone.html", "1 faults in pages");
        assertThat(check()).contains("dead link: gone.html");

        Files.writeString(page, sound);
        assertThat(check()).endsWith("the site is as it was\n");
        Files.delete(site.resolve("reproduce.html"));
        assertThat(check()).contains("dead link: reproduce.html");
    }

    @Test
    void aFailedExperimentIsSaidOfASiteThatPassed() throws IOException {
        report();
        check();
        Files.writeString(folder.resolve("target/build.json"), """
                {"experiments": [{"id": "tiny", "outcome": "failed", "message": "loss is NaN", "log": [], "rerun": "x"}]}
                """);

        assertThat(check()).contains("experiment tiny: failed: loss is NaN", "1 failed experiments, 0 faults");
        assertThat(report()).contains("wrote    experiments/tiny/index.html");
    }

    @Test
    void whateverAPageIsDrawnFromDrawsItAgain() throws IOException {
        assertThat(report()).contains("wrote    index.html");
        assertThat(report()).contains(SAME);

        edit(folder.resolve("experiments.yaml"), "title: Tiny", "title: Other");
        assertThat(report()).contains("wrote    index.html");

        edit(templates.resolve("layout.ftlh"), "</body>", "<!-- --></body>");
        assertThat(report()).contains("wrote    404.html");
        assertThat(report()).contains(SAME);

        Files.writeString(Files.createDirectories(site.resolve("data/tiny")).resolve("note.csv"), "x\n");
        assertThat(report()).doesNotContain(SAME);
    }

    @Test
    void aPageThatWasEditedByHandOrRemovedIsWrittenAgain() throws IOException {
        report();
        Path page = site.resolve("index.html");
        String drawn = Files.readString(page);
        Files.writeString(page, "edited");
        assertThat(report()).contains("wrote    index.html");
        assertThat(page).hasContent(drawn);

        Files.delete(page);
        assertThat(report()).contains("wrote    index.html");
    }

    private String report() {
        ReportCommand command = new ReportCommand();
        command.study = options();
        command.templates = templates;
        command.program = Optional.of("a jar's checksum");
        return said(command);
    }

    private String check() {
        CheckCommand command = new CheckCommand();
        command.study = options();
        command.program = Optional.of("a jar's checksum");
        return said(command);
    }

    private StudyOptions options() {
        StudyOptions options = new StudyOptions();
        options.experiments = folder.resolve("experiments.yaml");
        options.site = site;
        options.target = folder.resolve("target");
        return options;
    }

    private static String said(Callable<Integer> command) {
        PrintStream out = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            command.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            System.setOut(out);
            System.setErr(errors);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
