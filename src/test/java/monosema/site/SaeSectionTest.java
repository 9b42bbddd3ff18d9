package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import monosema.io.BadInputException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny record, whose zeros cost nothing, and a sweep of five SAEs of which one never fires. */
class SaeSectionTest {
    @TempDir
    static Path both;

    @TempDir
    Path alone;

    @BeforeAll
    static void aPaperWithASweep() throws IOException {
        Tiny.recordIn(both);
        Sweep.recordIn(both);
        new SiteWriter(Tiny.TEMPLATES, both).write(Tiny.report(both, "sweep", "tiny"));
    }

    private static Document page(Path site, String name) throws IOException {
        return Jsoup.parse(Files.readString(site.resolve(name)));
    }

    @Test
    void thePaperSaysHowGoodItsSaeIs() throws IOException {
        Document paper = page(both, "index.html");
        assertThat(paper.text())
                .contains("Its architecture is standard, a ReLU encoder", "here L1 coefficient 5, 30 steps of 4 tokens")
                .contains(
                        "Zeros in place of the values cost the model no cross-entropy, so that there is none to recover.")
                .contains("Of what their mean costs, it recovers 75.0%.", "own loss is 2.100 nats a token");
        assertThat(paper.select("tr:contains(CE recovered, against zeros)").text())
                .endsWith("not defined");
        assertThat(paper.select("tr:contains(Dense features)").text()).endsWith("25.0%");
    }

    @Test
    void aSweepStandsInThePaperWithItsFrontAndItsSources() throws IOException {
        Document paper = page(both, "index.html");
        assertThat(paper.text())
                .contains("puts 5 SAEs of an L0 from 0.0 to 4.0 beside each other")
                .contains("Two of 5 SAEs are on the fronts of explained variance and of cross-entropy recovered")
                .contains("TopK 2 seed 8 (L0 1.9; 65.0%, 70.0%), theirs (L0 4.0; 90.0%, 90.0%).")
                .contains(
                        "explained variance alone: TopK 2 (L0 2.0; 70.0%, 60.0%); of cross-entropy recovered alone: none.")
                .contains("For one of them the cross-entropy recovered is not defined.")
                .contains("Of 6 pairs of top and top-again 25.0% have a cosine above 0.9")
                .contains("Seed alone moves explained variance by up to 5.0 percentage points");
        assertThat(paper.select("tr:contains(JumpReLU)").text()).contains("JumpReLU 1 2.5 2.5 0 0");
        assertThat(paper.select("#ref-gao, #ref-jumprelu, #ref-gated, #ref-paulo")
                        .eachAttr("id"))
                .containsExactlyInAnyOrder("ref-gao", "ref-jumprelu", "ref-paulo");
        assertThat(paper.select("svg title").eachText())
                .contains("What each SAE keeps, against the features that it uses");
        assertThat(paper.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void aPageWithoutAnalysesHasTheQualityOfEverySae() throws IOException {
        Document page = page(both, "experiments/sweep/index.html");
        assertThat(page.select("h2").eachText()).noneMatch(heading -> heading.startsWith("Neurons"));
        assertThat(page.select("tr:contains(silent)").eachText().get(0))
                .startsWith("silent standard, L1 coefficient 40 0.0 −10.0% 0.0% −100.0% 100.0%")
                .endsWith("3.000 not defined not defined 6 2");
        assertThat(page.select("tr:contains(theirs)").eachText().get(0)).contains("read from files", "90.0%");
        assertThat(page.select("figure svg.wide title").eachText())
                .containsExactly(
                        "What each SAE keeps, against the features that it uses",
                        "How often the features of each SAE fire",
                        "Loss of the language model in training");
        assertThat(page.select("figure desc").text()).contains("silent the largest, 100.0%");
        assertThat(page.select("details:contains(Training of 4 SAEs) td").eachText())
                .contains("sae-jump-training.csv");
        assertThat(both.resolve("experiments/sweep/charts/sae-pareto.svg")).isNotEmptyFile();
    }

    @Test
    void aSweepAloneIsThePaper() throws IOException {
        Sweep.recordIn(alone);
        new SiteWriter(Tiny.TEMPLATES, alone).write(Tiny.report(alone, "sweep"));
        Document paper = page(alone, "index.html");
        assertThat(paper.text())
                .contains("Five SAEs are trained on the 3 neurons", "Not answered: this experiment declares no probe");
        assertThat(paper.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void aMissingNumberStopsTheBuildAndIsNamed() throws IOException {
        Sweep.recordIn(alone);
        Path results = alone.resolve("data/sweep/results.json");
        Files.writeString(results, Files.readString(results).replace("sae.top.ceSpliced", "sae.top.other"));
        assertThatThrownBy(() -> new SiteWriter(Tiny.TEMPLATES, alone).write(Tiny.report(alone, "sweep")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("results.json of sweep has no 'sae.top.ceSpliced'")
                .hasMessageContaining("saes.md.ftl");
    }
}
