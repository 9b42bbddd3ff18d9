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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that claims something of a record: what the site shows, and when the build must not pass. */
@Tag("slow")
class ClaimedSiteTest {
    private static final Path RECORD = Path.of("src/test/resources/monosema/site/data/tiny");
    private static final String FAULT =
            "error: claim kept does not hold: wordset.kept of tiny: 20 words; asserted: exactly 21\n";

    @TempDir
    Path folder;

    private Path site;

    /** Without t-tests, whose activations it lacks. */
    @BeforeEach
    void aRecord() throws IOException {
        site = folder.resolve("site");
        Path data = Files.createDirectories(site.resolve("data/tiny"));
        try (Stream<Path> files = Files.list(RECORD)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
        Path declaration = data.resolve("declaration.json");
        String withTests = Files.readString(declaration);
        assertThat(withTests).contains("\"t-test\"");
        Files.writeString(declaration, withTests.replace("\"t-test\"", "\"no-test\""));
    }

    private void declare(String claims) throws IOException {
        String experiment = """
                  - id: %s
                    title: Tiny
                    corpus: {storyworld: {stories: 100}}
                    model: {train: {family: gpt-neo, layers: 1, dModel: 4, heads: 1, steps: 1}}
                    hook: blocks.0.hook_mlp_out
                    saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1}]
                    wordset: gender
                    analyses: [t-test]
                """;
        Files.writeString(
                folder.resolve("experiments.yaml"),
                "paper: {title: Tiny, authors: [A]}\nwordsets: {gender: {builtin: gender}}\nexperiments:\n"
                        + experiment.formatted("tiny")
                        + experiment.formatted("never-run")
                        + claims);
    }

    @Test
    void aBrokenClaimFailsTheCheckOfASiteThatIsWrittenWhole() throws IOException {
        declare("""
                claims:
                  - {id: kept, sentence: Words <b>remain</b> | *so*, assert: {value: wordset.kept, of: tiny, is: 21}}
                  - {id: later, sentence: Later., assert: {value: x, of: never-run, above: 0}}
                """);
        assertThat(report().said()).contains("wrote    claims.html", "wrote    claims.md", "wrote    index.html");

        Outcome first = check();
        assertThat(first.exit()).isEqualTo(Main.FAILED);
        assertThat(first.said())
                .contains("check  0 of 2 claims hold, 1 does not, 1 is not recorded\n", FAULT)
                .contains("0 faults in pages, 0 t-test tables that differ, 1 broken claims");

        Outcome unchanged = check();
        assertThat(unchanged.exit())
                .as("the site is as it was, the claim still broken")
                .isEqualTo(Main.FAILED);
        assertThat(unchanged.said()).contains(FAULT);

        for (String page : new String[] {"claims.html", "index.html"}) {
            Document html = Jsoup.parse(Files.readString(site.resolve(page)));
            assertThat(html.select("main").text())
                    .contains("Words <b>remain</b> | *so*", "20 words", "exactly 21", "0 of 2 claims hold");
            assertThat(html.select("main b, main em"))
                    .noneMatch(element -> element.text().contains("remain"));
        }
        Document ledger = Jsoup.parse(Files.readString(site.resolve("claims.html")));
        assertThat(ledger.select("#claim-kept.broken a").eachAttr("href"))
                .contains("experiments/tiny/index.html#all-results", "data/tiny/results.json");
        assertThat(ledger.select("#claim-later a").eachAttr("href"))
                .containsExactly("experiments/never-run/index.html");
        assertThat(site.resolve("experiments/tiny/index.html")).isNotEmptyFile();
    }

    @Test
    @Tag("slow")
    void aChangedClaimIsDrawnAnewAndOnePutRightPasses() throws IOException {
        String right =
                "claims: [{id: kept, sentence: Words remain., assert: {value: wordset.kept, of: tiny, is: 20}}]\n";
        declare(right.replace("is: 20", "is: 21"));
        report();
        assertThat(check().exit()).isEqualTo(Main.FAILED);

        declare(right);
        assertThat(report().said()).contains("wrote    claims.html", "wrote    index.html");
        Outcome passed = check();
        assertThat(passed.said()).contains("check  1 of 1 claim holds\n");
        assertThat(passed.exit()).isEqualTo(Main.OK);
        assertThat(site.resolve("index.md")).content().doesNotContain("do not bear out");

        declare("");
        assertThat(report().said()).contains("removed  claims.html", "removed  claims.md");
        assertThat(site.resolve("index.html")).content().doesNotContain("claims.html");
    }

    private record Outcome(int exit, String said) {}

    private Outcome report() {
        ReportCommand command = new ReportCommand();
        command.study = options();
        command.program = Optional.of("a jar's checksum");
        return outcome(command);
    }

    private Outcome check() {
        CheckCommand command = new CheckCommand();
        command.study = options();
        command.program = Optional.of("a jar's checksum");
        return outcome(command);
    }

    private StudyOptions options() {
        StudyOptions options = new StudyOptions();
        options.experiments = folder.resolve("experiments.yaml");
        options.site = site;
        options.target = folder.resolve("target");
        return options;
    }

    private static Outcome outcome(Callable<Integer> command) {
        PrintStream out = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            return new Outcome(command.call(), said.toString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            System.setOut(out);
            System.setErr(errors);
        }
    }
}
