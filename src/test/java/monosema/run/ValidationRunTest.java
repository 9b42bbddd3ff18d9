package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.planted.ValidationRow;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.PlantedFiles;
import monosema.record.Result;
import monosema.report.Report;
import monosema.site.SiteCheck;
import monosema.site.SiteWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of planted dictionaries with labels in miniature, run for real, down to its page. */
@Tag("slow")
class ValidationRunTest {
    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: known
                title: Tiny dictionaries
                planted:
                  dIn: 3
                  features: 4
                  active: [1, 2]
                  dictionaries: 2
                  heldOutRows: 100
                  labels: {features: 2, rows: 40, noiseDraws: 1, permutations: 19}
                saes:
                  - {id: relu, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 32}
                  - {id: k, architecture: topk, expansion: 2, steps: 3, batch: 32}
            """;
    private static final List<String> SCORES = List.of(
            "effectiveness",
            "information",
            "localisation",
            "bestNeuronAccuracy",
            "selectivity",
            "explainedVariance",
            "sparsity");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void scoresAreRankedAgainstTheTruthAndShown() throws IOException {
        assertThat(run(STUDY)).isEqualTo(Entry.RECORDED);
        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/known"));

        assertThat(record.results().stream().map(Result::id).filter(id -> id.startsWith("validation.")))
                .containsExactlyInAnyOrderElementsOf(ids());
        assertThat(record.get("validation.saes").value()).isEqualTo(2);
        assertThat(record.get("validation.dictionaries").value()).isEqualTo(2);
        assertThat(record.get("validation.sparsity.rankCorrelation").n()).isEqualTo(4);
        theTableHasWhatTheNumbersAreOf();
        theDrawsAreKept(record);
        itHasAPageWithoutAFault();

        printed.reset();
        assertThat(run(STUDY)).isEqualTo(Entry.CONFIRMED);
        assertThat(log().lines().filter(line -> line.startsWith("  ran "))).isEmpty();
        assertThat(log()).contains("cached validation", "cached planted-noise");
    }

    private void itHasAPageWithoutAFault() throws IOException {
        Path site = folder.resolve("site");
        new SiteWriter(Path.of("templates"), site).write(Report.read(study(STUDY), site, folder.resolve("target")));

        assertThat(SiteCheck.check(site)).isEmpty();
        Document page = Jsoup.parse(Files.readString(site.resolve("experiments/known/index.html")));
        assertThat(page.select("h2#which-score-knows-a-good-sae")).hasSize(1);
        assertThat(page.select("figure svg.wide title").eachText())
                .contains(
                        "How well each score ranks SAEs by what they have found of known dictionaries",
                        "Effectiveness against the share of the dictionary that an SAE has found");
        assertThat(page.select("tr:contains(Selectivity)")).isNotEmpty();
        assertThat(page.text())
                .contains("Labels that say nothing.", "two planted dictionaries each", "1 random labelling");
        assertThat(site.resolve("experiments/known/charts/validation-truth.svg"))
                .isNotEmptyFile();
    }

    private static List<String> ids() {
        return Stream.of(
                        SCORES.stream().map(score -> score + ".rankCorrelation"),
                        SCORES.stream().skip(1).map(score -> score + ".minusEffectiveness"),
                        Stream.of("saes", "dictionaries"),
                        Stream.of("rejections", "gainRejections", "coverage", "gainCoverage", "meanScore", "meanGain")
                                .map(name -> "noise." + name))
                .flatMap(names -> names)
                .map(name -> "validation." + name)
                .toList();
    }

    /** SAEs are ranked at the first number of active features; at the others they are not scored. */
    private void theTableHasWhatTheNumbersAreOf() {
        Path site = folder.resolve("site/data/known");
        List<ValidationRow> rows = PlantedFiles.validation(site.resolve(PlantedFiles.VALIDATION));
        assertThat(rows).extracting(row -> row.sae() + row.dictionary()).containsExactly("relu1", "relu2", "k1", "k2");
        assertThat(PlantedFiles.planted(site.resolve(PlantedFiles.PLANTED)).subList(0, 4))
                .extracting(score -> score.meanBestCosine() + " " + score.l0())
                .containsExactlyElementsOf(rows.stream()
                        .map(row -> row.meanBestCosine() + " " + row.l0())
                        .toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.bestNeuronAccuracy()).isBetween(0.0, 1.0));
    }

    private void theDrawsAreKept(ExperimentRecord record) throws IOException {
        List<String> lines =
                Files.readAllLines(folder.resolve("site/data/known").resolve(PlantedFiles.NOISE));
        assertThat(lines)
                .hasSize(2)
                .first()
                .isEqualTo("draw,effectiveness,lower,upper,p,gain,gain_lower,gain_upper,gain_p");
        double mean = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .average()
                .orElseThrow();
        assertThat(record.get("validation.noise.meanScore").value()).isCloseTo(mean, within(1e-12));
        assertThat(record.get("validation.noise.coverage").n()).isEqualTo(1);
    }

    private Study study(String text) throws IOException {
        return StudyReader.read(Files.writeString(folder.resolve("experiments.yaml"), text));
    }

    private String run(String text) throws IOException {
        RunOptions options = TestOptions.in(folder, "site");
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(study(text), options, Console.plain(out))
                .run()
                .experiments()
                .get(0)
                .outcome();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
