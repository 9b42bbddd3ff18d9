package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import monosema.io.BadInputException;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny record: an MLP with information and selectivity, an SAE whose probe costs bits and has one fit in doubt. */
class FramesSectionTest {
    @Test
    void goodAndBadResultsAreSaidPlainly() throws IOException {
        Path site = Tiny.site();
        String paper = Jsoup.parse(Files.readString(site.resolve("index.html"))).text();
        assertThat(paper)
                .contains("each of the 20 words stands at the end of each of three sentence frames, 60 rows")
                .contains("MLP: on held-out words 86.0% (81.0% to 91.0%) and 0.400 bits of information")
                .contains("no information: the probe costs −0.100 bits")
                .contains(
                        "selectivity of 29.0 percentage points (24.0 to 34.0 points, 95% bootstrap interval over words")
                .contains("200 fits is measured by its duality gap; 1 is not certified");
        assertThat(site.resolve("experiments/tiny/charts/frames.svg")).isNotEmptyFile();
        assertThat(Jsoup.parse(Files.readString(site.resolve("experiments/tiny/index.html")))
                        .text())
                .contains("every cross-validated probe of the words in frames", "frames.mlp.byFrame.selectivity");
    }

    @Test
    void aFrameIsShownAsText() throws IOException {
        assertThat(Jsoup.parse(Files.readString(Tiny.site().resolve("index.html")))
                        .select("code")
                        .eachText())
                .contains("One <i>day</i> the ___", "They met, at | last, ___", "a *b* ___");
    }

    @Test
    void aMissingNumberStopsTheBuildAndIsNamed(@TempDir Path site) throws IOException {
        Tiny.recordIn(site);
        Path results = site.resolve("data/tiny/results.json");
        Files.writeString(
                results,
                Files.readString(results).replace("frames.s1.byFrame.selectivitySpread", "frames.s1.byFrame.other"));
        assertThatThrownBy(() -> Tiny.write(site))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("results.json of tiny has no 'frames.s1.byFrame.selectivitySpread'")
                .hasMessageContaining("frames.md.ftl");
    }
}
