package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import monosema.io.BadInputException;
import monosema.planted.PlantedScore;
import monosema.planted.Spread;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.PlantedFiles;
import monosema.record.Result;
import monosema.report.Report;
import monosema.site.SiteCheck;
import monosema.site.SiteWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of planted dictionaries in miniature, run for real, down to its page. */
class PlantedRunTest {
    private static final String TINY = """
            paper: {title: Tiny, authors: [A]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: known
                title: Tiny dictionaries
                planted: {dIn: 6, features: 9, active: [1, 2], dictionaries: 2, heldOutRows: 100}
                saes:
                  - {id: relu, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 32}
                  - {id: k, architecture: topk, expansion: 2, steps: 3, batch: 32}
              - id: tiny
                title: A model
                run: on-request
                corpus: {storyworld: {stories: 100}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 4, heads: 1, steps: 1}}
                hook: blocks.0.hook_mlp_out
                saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1}]
                wordset: gender
                analyses: [t-test]
            """;
    private static final Path RECORD_OF_A_MODEL = Path.of("src/test/resources/monosema/site/data/tiny");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void eachSaeHasARowForEachDictionaryAndASummaryOverThem() throws IOException {
        assertThat(run(study(TINY)).experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.RECORDED, Entry.NOT_RUN);

        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/known"));
        List<PlantedScore> scores = PlantedFiles.planted(record);
        assertThat(scores)
                .extracting(score -> score.sae() + score.active() + score.dictionary())
                .containsExactly("relu11", "relu12", "k11", "k12", "relu21", "relu22", "k21", "k22");
        Result best = record.get("planted.k.2.meanBestCosine");
        Spread spread = Spread.of(scores.subList(6, 8), PlantedScore::meanBestCosine);
        assertThat(best.value()).isEqualTo(spread.mean());
        assertThat(best.lower()).isEqualTo(spread.lowest());
        assertThat(best.upper()).isEqualTo(spread.highest());
        assertThat(best.n()).isEqualTo(2);
        assertThat(scores.get(3).l0()).isBetween(0.5, 1.0);
        assertThat(scores.get(7).l0()).isBetween(1.0, 2.0);

        String more = TINY.replace("dictionaries: 2", "dictionaries: 3");
        assertThat(run(study(more)).experiments().get(0).outcome()).isNotEqualTo(Entry.FAILED);
        assertThat(log()).contains("cached planted.k.2.2", "ran    planted.k.2.3");
    }

    @Test
    void aKThatTheSaeHasNoFeaturesForIsSaidBeforeAnyWork() throws IOException {
        Study study = study(TINY.replace("topk, expansion: 2", "topk, k: 13, expansion: 2"));

        assertThatThrownBy(() -> run(study))
                .isInstanceOf(BadInputException.class)
                .hasMessage("experiments[0].saes[1] 'k': k must be <= dSae = 12, was 13");
    }

    @Test
    @Tag("slow")
    void itHasAPageAndASectionOfThePaper() throws IOException {
        Study study = study(TINY);
        run(study);
        Path site = folder.resolve("site");
        try (Stream<Path> files = Files.list(RECORD_OF_A_MODEL)) {
            Path copies = Files.createDirectories(site.resolve("data/tiny"));
            for (Path file : files.toList()) {
                Files.copy(file, copies.resolve(file.getFileName().toString()));
            }
        }

        new SiteWriter(Path.of("templates"), site).write(Report.read(study, site, folder.resolve("target")));

        assertThat(SiteCheck.check(site)).isEmpty();
        assertThat(site.resolve("experiments/known/index.md"))
                .content()
                .contains("on average 1 and 2 are", "| TopK |", "only k is that number", "planted.exponent");
        assertThat(site.resolve("index.md"))
                .content()
                .contains("A [study of its own](experiments/known/index.md)", "data/known/planted.csv", "| TopK | 2 |");
        assertThat(site.resolve("index.html")).content().contains("chart-known-recovery-title");
    }

    private Study study(String text) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, text);
        return StudyReader.read(yaml);
    }

    private BuildReport run(Study study) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        RunOptions options = TestOptions.in(folder, "site");
        return new Runner(study, options, Console.plain(out)).run();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
