package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.io.BadInputException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of five SAEs beside baselines, and of two SAEs without permutations. */
@Tag("slow")
class EffectivenessSectionTest {
    private static final String INFORMATION = "Information about the label in the k best neurons";

    @TempDir
    static Path many;

    @TempDir
    static Path few;

    private static Document page;
    private static Document pageOfFew;

    @BeforeAll
    static void sites() throws IOException {
        Effective.recordIn(many);
        write(many);
        Effective.fewIn(few);
        write(few);
        page = page(many);
        pageOfFew = page(few);
    }

    @Test
    void anSaeIsBelowAboveOrAroundTheMlp() {
        assertThat(page.text())
                .contains("The SAE silent is less effective than the MLP's own neurons: its score is lower by 0.100"
                        + " (−0.200 to −0.050; p = 0.040 by swapping the two in random words). It keeps 90.0% of the"
                        + " information (80.0% to 110.0%).")
                .contains(
                        "The SAE top is more effective than the MLP's own neurons: its score is higher by 0.150 (0.050"
                                + " to 0.250; p = 0.040 by swapping the two in random words). It keeps 90.0% of the information"
                                + " (80.0% to 110.0%); its localisation is 0.50 against 0.50 (difference 0.25, 0.10 to 0.40, p ="
                                + " 0.020).")
                .contains("Whether the SAE top-again is more effective than the MLP's own neurons is open: its score"
                        + " differs by −0.010 (−0.100 to 0.080")
                .contains("Whether the SAE theirs is more effective")
                .contains("What share of the information it keeps is not defined, since the MLP is not shown to"
                        + " hold any");
    }

    @Test
    void theTableHasBaselinesByNameAndSaysWhatIsNotDefined() {
        List<String> rows = page.select("h2#effectiveness ~ *").select("table").stream()
                .filter(table -> table.text().contains("Localisation"))
                .findFirst()
                .orElseThrow()
                .select("tbody tr")
                .eachText();

        assertThat(rows).hasSize(8);
        assertThat(rows.get(0)).startsWith("MLP 6 neurons").endsWith("– 1");
        assertThat(rows.get(5))
                .startsWith("SAE theirs")
                .containsOnlyOnce("not defined −0.010")
                .endsWith("not defined");
        assertThat(rows.get(6)).startsWith("Principal components 6 neurons");
        assertThat(rows.get(7)).startsWith("Untrained SAE (top)");
        assertThat(page.text())
                .contains("19 permutations of the labels")
                .contains("On permuted labels the score of the MLP");
    }

    @Test
    void manySaesHaveAChartOfTheirOwn() {
        assertThat(titles(page)).contains(INFORMATION, INFORMATION + ", every SAE");
        assertThat(legend(page, INFORMATION))
                .contains("MLP", "SAE silent", "Principal components", "Untrained SAE (top)", "95% of permuted labels")
                .doesNotContain("SAE top");
        assertThat(legend(page, INFORMATION + ", every SAE"))
                .contains("MLP", "SAE silent", "SAE top", "SAE top-again", "SAE jump", "SAE theirs")
                .doesNotContain("Principal components");
        assertThat(many.resolve("experiments/sweep/charts/information-saes.svg"))
                .isNotEmptyFile();
    }

    @Test
    void fewSaesShareOneChartWhichHasNoBandWithoutPermutations() {
        assertThat(titles(pageOfFew)).contains(INFORMATION).doesNotContain(INFORMATION + ", every SAE");
        assertThat(legend(pageOfFew, INFORMATION))
                .contains("MLP", "SAE silent", "SAE top", "all there is, H(Y)")
                .doesNotContain("95% of permuted labels");
        assertThat(pageOfFew.text()).doesNotContain("permutations of the labels");
        assertThat(few.resolve("experiments/sweep/charts/information-saes.svg")).doesNotExist();
    }

    @Test
    void noPageHasAFault() {
        assertThat(SiteCheck.check(many)).isEmpty();
        assertThat(SiteCheck.check(few)).isEmpty();
    }

    @Test
    void curvesWithoutARowStopTheBuild(@TempDir Path site) throws IOException {
        Effective.fewIn(site);
        Path curves = site.resolve("data/sweep/information.csv");
        Files.writeString(curves, Files.readAllLines(curves).get(0) + "\n");

        assertThatThrownBy(() -> write(site))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("information.csv of sweep has no row");
    }

    private static void write(Path site) {
        new SiteWriter(Tiny.TEMPLATES, site).write(Tiny.report(site, "sweep"));
    }

    private static Document page(Path site) throws IOException {
        return Jsoup.parse(Files.readString(site.resolve("experiments/sweep/index.html")));
    }

    private static List<String> titles(Document page) {
        return page.select("figure svg.wide title").eachText();
    }

    private static List<String> legend(Document page, String title) {
        return page.select("svg.wide").stream()
                .filter(svg -> svg.select("title").text().equals(title))
                .findFirst()
                .orElseThrow()
                .select("text")
                .eachText();
    }
}
