package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import monosema.io.BadInputException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteWriterTest {
    @TempDir
    Path site;

    @Test
    void everyPageIsWrittenAsMarkdownAndAsHtml() {
        Path site = Tiny.site();
        for (String page : new String[] {"index", "reproduce", "404", "experiments/tiny/index"}) {
            assertThat(site.resolve(page + ".md")).isNotEmptyFile();
            assertThat(site.resolve(page + ".html")).isNotEmptyFile();
        }
        assertThat(site.resolve(".nojekyll")).exists();
        assertThat(site.resolve("experiments/tiny/charts/selectivity.svg")).isNotEmptyFile();
    }

    @Test
    void aRecordHasItsCrateAndThePagesLeadToIt() throws IOException {
        Path site = Tiny.site();
        assertThat(site.resolve("data/tiny/ro-crate-metadata.json")).content().contains("#stage-model", "A. Author");
        for (String page : new String[] {"reproduce.html", "experiments/tiny/index.html"}) {
            Document html = Jsoup.parse(Files.readString(site.resolve(page)));
            assertThat(html.select("a[href$=data/tiny/ro-crate-metadata.json]"))
                    .as(page)
                    .isNotEmpty();
            assertThat(html.select("td a[href$=ro-crate-metadata.json]").size())
                    .as("no file of the record")
                    .isLessThan(2);
        }
    }

    @Test
    void whatIsWrittenMayBeReadByAllWhomTheUmaskLets() throws IOException {
        Path plain = Files.writeString(site.resolve("plain"), "");
        assertThat(Files.getPosixFilePermissions(Tiny.site().resolve("index.html")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void hostileWordsAndLabelsAreShownAsText() throws IOException {
        Path site = Tiny.site();
        for (String page : new String[] {"index.html", "experiments/tiny/index.html"}) {
            Document html = Jsoup.parse(Files.readString(site.resolve(page)));
            assertThat(html.select("script").eachAttr("src")).allMatch(source -> source.endsWith("assets/site.js"));
            assertThat(html.select("[onerror], [onclick], main img, main b")).isEmpty();
            assertThat(html.select("a").eachAttr("href")).noneMatch(address -> address.startsWith("javascript:"));
            assertThat(html.text()).contains("fe|male<b>");
        }
        String shown = Jsoup.parse(Files.readString(site.resolve("index.html"))).text();
        assertThat(shown)
                .contains("<script>alert(1)</script>", "](javascript:alert(1))", "`code`", "# head", "{onclick=x}")
                .contains("$x$", "https://evil.example", "seen | <i>before</i>", "A <paper> & its *title*");
        assertThat(Files.readString(site.resolve("index.md")))
                .doesNotContain("<script", "<img", "](javascript", "https://evil", "$x$", "@user");
    }

    @Test
    void whatAKilledReportWasWritingIsRemoved() throws IOException {
        Tiny.copyTo(site);
        Path left = Files.writeString(site.resolve("experiments/tiny/.monosema-123.tmp"), "half a pa");
        Path ofSomebody = Files.writeString(site.resolve("data/.monosema-mine.txt"), "not a page");
        Tiny.write(site);
        assertThat(left).doesNotExist();
        assertThat(ofSomebody).exists();
    }

    @Test
    void anUnchangedSiteIsNotRewritten() throws IOException {
        SiteChanges first = Tiny.written();
        Tiny.copyTo(site);
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(site.resolve("index.html"), old);
        SiteChanges second = Tiny.write(site);
        assertThat(first.written()).contains("index.html");
        assertThat(second.written()).isEmpty();
        assertThat(second.removed()).isEmpty();
        assertThat(second.unchanged()).isEqualTo(first.written().size());
        assertThat(Files.getLastModifiedTime(site.resolve("index.html"))).isEqualTo(old);
    }

    @Test
    void onlyWhatWasGeneratedIsRemoved() throws IOException {
        Tiny.recordIn(site);
        new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, "other", "gone"));
        assertThat(site.resolve("experiments/gone/index.html")).exists();
        Files.writeString(site.resolve("CNAME"), "paper.example\n");
        SiteChanges changes = new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, "other"));
        assertThat(changes.removed()).contains("experiments/gone/index.html", "experiments/gone/index.md");
        assertThat(site.resolve("experiments/gone")).doesNotExist();
        assertThat(site.resolve("CNAME")).exists();
        assertThat(site.resolve("data/tiny/words.csv")).exists();
    }

    @Test
    void aMissingResultStopsTheBuildAndIsNamed() throws IOException {
        Tiny.recordIn(site);
        Path results = site.resolve("data/tiny/results.json");
        Files.writeString(results, Files.readString(results).replace("sae.s1.deadShare", "sae.s1.other"));
        assertThatThrownBy(() -> Tiny.write(site))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("results.json of tiny has no 'sae.s1.deadShare'")
                .hasMessageContaining("sae.md.ftl");
        assertThat(site.resolve("index.html")).doesNotExist();
    }

    @Test
    void aFailedExperimentShowsItsErrorItsLogAndHowToRunItAgain() throws IOException {
        Path build = site.resolve("build.json");
        Files.writeString(build, """
                {"experiments": [{"id": "broken", "outcome": "failed", "message": "loss is <NaN>",
                  "log": ["step 1 `x`", "step 2 <b>"], "rerun": "mvn verify -Dmonosema.only=broken"}]}
                """);
        new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, site, "other", "broken"));
        Document page = Jsoup.parse(Files.readString(site.resolve("experiments/broken/index.html")));
        assertThat(page.text()).contains("failed", "loss is <NaN>", "mvn verify -Dmonosema.only=broken");
        assertThat(page.select("pre.log").text()).contains("step 1 `x`", "step 2 <b>");
        assertThat(Jsoup.parse(Files.readString(site.resolve("index.html")))
                        .select("tr:contains(broken)")
                        .text())
                .contains("failed");
    }

    @Test
    void aStudyWithoutAnyRecordStillHasItsPages() {
        new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, "other"));
        assertThat(site.resolve("index.md")).content().contains("not run", "No experiment has a record yet");
    }

    /** As where the SAE needs a GPU and no machine with one has run it. */
    @Test
    void aRecordWithoutItsSaesHasAPageAndIsNotWhatThePaperIsAbout() throws IOException {
        Tiny.recordIn(site);
        Path declaration = site.resolve("data/tiny/declaration.json");
        Files.writeString(declaration, Files.readString(declaration).replace("\"id\": \"s1\"", "\"id\": \"later\""));
        Tiny.write(site);
        assertThat(site.resolve("index.md")).content().contains("No experiment on a model and its sparse autoencoders");
        assertThat(site.resolve("experiments/tiny/index.md"))
                .content()
                .contains("The SAE <code>later</code> has not been trained", "## Neurons");
    }

    @Test
    void withoutRecordsOfOtherStudiesThePaperSaysThatNothingIsMeasured() {
        assertThat(Tiny.site().resolve("index.md"))
                .content()
                .contains("## Do the statistics keep their word?", "No simulation study", "## Shortfalls")
                .contains("No sweep over SAEs has been recorded")
                .doesNotContain("ref-gao", "ref-saebench", "ref-paulo");
    }

    @Test
    void aSiteThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(site.resolve("file"), "x");
        assertThatThrownBy(() -> new SiteWriter(Tiny.TEMPLATES, file).write(Tiny.report(site, "other")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cannot write into the site folder");
    }
}
