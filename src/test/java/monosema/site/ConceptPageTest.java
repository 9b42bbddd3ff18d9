package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of an experiment that has a second concept. */
@Tag("slow")
class ConceptPageTest {
    @TempDir
    static Path site;

    private static Document page;

    @BeforeAll
    static void aSecondConcept() throws IOException {
        Tiny.recordIn(site);
        Path record = site.resolve("data/tiny");
        Path declaration = record.resolve("declaration.json");
        String declared = Files.readString(declaration);
        assertThat(declared).startsWith("{").doesNotContain("concepts");
        Files.writeString(
                declaration,
                "{\"concepts\": [{\"kind\": \"file\", \"name\": \"size\"}], \"wordset\": {\"name\": \"gender\"},"
                        + declared.substring(1));
        Path concept = Files.createDirectories(record.resolve("size"));
        Files.writeString(
                concept.resolve("words.csv"), "index,word,label\n0,elephant,b|g\n1,ant,small\n2,mouse,small\n");
        Files.writeString(concept.resolve("wordset.csv"), "word,label,prompt,kept,reason\n");
        Files.writeString(concept.resolve("activations-mlp.csv"), "word,n0,n1,n2\n");
        Tiny.write(site);
        page = Jsoup.parse(Files.readString(site.resolve("experiments/tiny/index.html")));
    }

    @Test
    void listsTheConceptsWithTheirLabelsTheFirstFirst() {
        Element table = Objects.requireNonNull(
                page.select("h2#concepts ~ *").select("table").first());

        assertThat(table.select("tbody tr").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("gender 20 10 "),
                        second -> assertThat(second).isEqualTo("size 3 1 b|g, 2 small words.csv, wordset.csv"));
        assertThat(table.select("a").eachAttr("href"))
                .contains("../../data/tiny/words.csv", "../../data/tiny/size/words.csv");
    }

    @Test
    void describesTheFilesOfAConcept() {
        assertThat(page.select("tr:has(a[href$=size/activations-mlp.csv])").text())
                .contains("of the concept size: MLP activations, one row a word");
    }

    @Test
    void leadsNowhereWrong() {
        assertThat(SiteCheck.check(site)).isEqualTo(List.of());
    }

    @Test
    void anExperimentOfOneConceptSaysNothingOfConcepts() throws IOException {
        assertThat(Files.readString(Tiny.site().resolve("experiments/tiny/index.html")))
                .doesNotContain("id=\"concepts\"");
    }
}
