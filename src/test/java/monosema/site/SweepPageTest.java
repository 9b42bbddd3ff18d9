package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.report.Report;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of four cells: two recorded, which differ in their L0, one that failed, one that has not been run. */
@Tag("slow")
class SweepPageTest {
    private static final String YAML = """
            paper: {title: A paper, authors: [A. Author]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: widths
                title: Width <i>and</i> sparsity
                run: on-request
                corpus: {storyworld: {stories: 100, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 4, heads: 1, steps: 20}}
                hook: blocks.0.hook_mlp_out
                saes: [{id: s1, architecture: standard, expansion: $width, l1Coefficient: $l1}]
                wordset: gender
                analyses: [t-test]
                matrix: {width: [1, 2], l1: [5, 0.5]}
              - {id: calm, title: Calm, calibration: {uniformity: {}}}
            """;
    private static final String BUILD = """
            {"experiments": [{"id": "widths--width-2--l1-5", "outcome": "failed", "message": "loss is <NaN> at | step 3",
              "log": [], "rerun": "mvn verify -Dmonosema.only=widths--width-2--l1-5"}]}
            """;

    @TempDir
    static Path site;

    @BeforeAll
    static void aSweep() throws IOException {
        record("widths--width-1--l1-5", "1.5");
        record("widths--width-1--l1-0-5", "2.75");
        Files.writeString(site.resolve("build.json"), BUILD);
        new SiteWriter(Tiny.TEMPLATES, site).write(Report.read(study(), site, site));
    }

    private static Study study() throws IOException {
        return StudyReader.read(Files.writeString(site.resolve("experiments.yaml"), YAML));
    }

    private static void record(String cell, String l0) throws IOException {
        Tiny.recordIn(site);
        Files.move(site.resolve("data/tiny"), site.resolve("data").resolve(cell));
        Path results = site.resolve("data").resolve(cell).resolve("results.json");
        String read = Files.readString(results);
        String changed = read.replaceFirst("(\"sae\\.s1\\.l0\"[^}]*?\"value\" ?: ?)[0-9.]+", "$1" + l0);
        assertThat(changed).contains(l0);
        Files.writeString(results, changed);
    }

    private static Document page(String name) throws IOException {
        return Jsoup.parse(Files.readString(site.resolve(name)));
    }

    /** The row of a cell in the last table that has it. */
    private static String last(Document page, String cell) {
        List<String> rows = page.select("tr:contains(%s)".formatted(cell)).eachText();
        return rows.get(rows.size() - 1);
    }

    @Test
    void aSweepHasAPageWithItsKnobsAndTheStateAndOutcomesOfEachCell() throws IOException {
        Document page = page("experiments/widths/index.html");

        assertThat(page.title()).startsWith("Width <i>and</i> sparsity");
        assertThat(page.text())
                .contains("2 recorded, 1 failed and 1 not run", "width 1, 2", "l1 5, 0.5")
                .contains("mvn verify -Dmonosema.only=widths.", "The same in every recorded cell: ")
                .contains(
                        "loss is <NaN> at | step 3", "Run it again: mvn verify -Dmonosema.only=widths--width-2--l1-5");
        assertThat(last(page, "widths--width-1--l1-0-5")).isEqualTo("widths--width-1--l1-0-5 1 0.5 recorded 2.750");
        assertThat(last(page, "widths--width-2--l1-5")).isEqualTo("widths--width-2--l1-5 2 5 failed");
        assertThat(last(page, "widths--width-2--l1-0-5")).isEqualTo("widths--width-2--l1-0-5 2 0.5 not run");
        assertThat(page.select("main a[href=../widths--width-2--l1-5/index.html]"))
                .isNotEmpty();
    }

    @Test
    void eachKnobHasAChartInWhichCellsWithoutAValueAreMarkedOnTheAxis() throws IOException {
        Document page = page("experiments/widths/index.html");

        assertThat(page.select("svg.wide title").eachText())
                .containsExactly("What comes out, by width", "What comes out, by l1");
        assertThat(page.select("figure:first-of-type svg.wide text, svg.wide text")
                        .eachText())
                .contains("L0", "width", "1", "2", "l1 5", "l1 0.5", "failed", "not run");
        assertThat(page.select("svg.wide desc").eachText().get(1))
                .isEqualTo(
                        "Means over the recorded cells, by l1. L0: 1.500 at 5, 2.750 at 0.5. 1 cell is marked as failed."
                                + " 1 cell is marked as not run.");
        assertThat(site.resolve("experiments/widths/charts/by-l1.svg")).isNotEmptyFile();
    }

    @Test
    void theFrontPageAndTheMenuHaveTheSweepInPlaceOfItsCells() throws IOException {
        Document paper = page("index.html");

        assertThat(paper.select("nav[aria-label=Pages] a").eachText())
                .containsExactly("Paper", "widths", "calm", "Reproduce");
        assertThat(paper.select("main tr:contains(widths)").eachText())
                .containsExactly(
                        "widths 2 recorded, 1 failed, 1 not run Width <i>and</i> sparsity: a sweep over width and"
                                + " l1");
        assertThat(page("reproduce.html").select("tr:contains(widths--)")).hasSize(4);
        assertThat(page("experiments/widths--width-1--l1-5/index.html").text()).contains("a cell of the sweep widths");
        assertThat(page("experiments/widths--width-2--l1-0-5/index.html").text())
                .contains("Not run.");
    }

    @Test
    void noPageOfASweepHasAFault() {
        assertThat(SiteCheck.check(site))
                .extracting(Problem::toString)
                .filteredOn(problem -> problem.contains("experiments/widths/") || problem.contains("reproduce"))
                .isEmpty();
    }

    @Test
    void aSweepWithoutAnyRecordSaysSo(@TempDir Path empty) throws IOException {
        new SiteWriter(Tiny.TEMPLATES, empty).write(Report.read(study(), empty, empty));

        Document page = Jsoup.parse(Files.readString(empty.resolve("experiments/widths/index.html")));
        assertThat(page.text())
                .contains("4 not run", "No cell has a record yet")
                .doesNotContain("Figure 1");
        assertThat(List.of(page.select("td:contains(not run)").size())).containsExactly(4);
    }
}
