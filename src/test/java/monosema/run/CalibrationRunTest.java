package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import monosema.calibration.Distribution;
import monosema.calibration.Division;
import monosema.calibration.Procedure;
import monosema.config.CalibrationExperiment;
import monosema.config.Paper;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.CalibrationFiles;
import monosema.record.ExperimentRecord;
import monosema.report.Report;
import monosema.site.SiteCheck;
import monosema.site.SiteWriter;
import monosema.store.StageStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration study in miniature, run for real, down to its page. */
@Tag("slow")
class CalibrationRunTest {
    private static final String TINY = """
            paper: {title: Tiny, authors: [A]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: words-kept
                title: Tiny calibration
                calibration:
                  familywise: {neurons: 2, dataSets: 10, permutations: 19}
                  uniformity: {words: 40, neurons: 2, dataSets: 10, permutations: 19, folds: 2, strengths: 2}
                  coverage: {words: 40, neurons: 10, dataSets: 10, samples: 10, folds: 2, repeats: 1, strengths: 2}
                  power: {mlpNeurons: 20, saeNeurons: 21, plantedShare: 0.5, dataSets: 10, permutations: 19}
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

    private static final Study NO_STUDY = new Study(new Paper("", "", List.of()), List.of());
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Study study = NO_STUDY;

    @BeforeEach
    void study() throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, TINY);
        study = StudyReader.read(yaml);
    }

    @Test
    void aStudyWithoutAModelHasARecordAPageAndASectionOfThePaper() throws IOException {
        assertThat(run().experiments()).extracting(Entry::outcome).containsExactly(Entry.RECORDED, Entry.NOT_RUN);
        assertThat(run().experiments()).extracting(Entry::outcome).containsExactly(Entry.CONFIRMED, Entry.NOT_RUN);
        assertThat(log()).contains("cached familywise.zero-inflated", "cached power.normal");

        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/words-kept"));
        int designs = Distribution.values().length * Division.STUDY.size();
        assertThat(CalibrationFiles.familywise(record))
                .hasSize(designs * Procedure.values().length)
                .allSatisfy(row ->
                        assertThat(record.get("familywise." + row.id()).value()).isEqualTo(row.rate()));
        assertThat(CalibrationFiles.uniformity(record)).hasSize(10);
        assertThat(CalibrationFiles.coverage(record))
                .allSatisfy(row ->
                        assertThat(record.get("coverage." + row.id()).value()).isEqualTo(row.coverage()));
        assertThat(CalibrationFiles.power(record))
                .allSatisfy(row ->
                        assertThat(record.get("power." + row.id()).value()).isEqualTo(row.power()));
        itsKeyRestsOnTheCodeOfItsOwnStagesAlone();
        itsPageShowsItAndThePaperOfAModelItsMainResults();
    }

    /** Writes the site with the record that has just been made and one of a model. */
    private void itsPageShowsItAndThePaperOfAModelItsMainResults() throws IOException {
        Path site = folder.resolve("site");
        try (Stream<Path> files = Files.list(RECORD_OF_A_MODEL)) {
            Path copies = Files.createDirectories(site.resolve("data/tiny"));
            for (Path file : files.toList()) {
                Files.copy(file, copies.resolve(file.getFileName().toString()));
            }
        }

        new SiteWriter(Path.of("templates"), site).write(Report.read(study, site, folder.resolve("target")));

        assertThat(SiteCheck.check(site)).isEmpty();
        assertThat(site.resolve("experiments/words-kept/index.md"))
                .content()
                .contains("False findings where nothing differs", "| Welch, max-T |", "calibration.power.plantedShare");
        assertThat(site.resolve("index.md"))
                .content()
                .contains("A [study of its own](experiments/words-kept/index.md)", "data/words-kept/familywise.csv");
        assertThat(site.resolve("index.html")).content().contains("chart-words-kept-familywise-title");
    }

    /** Over the store of the run, so that every stage is there. */
    private void itsKeyRestsOnTheCodeOfItsOwnStagesAlone() {
        CalibrationExperiment experiment =
                (CalibrationExperiment) study.experiments().get(0);
        StageStore store = StageStore.open(folder.resolve("store"), line -> {});
        Console console = Console.plain(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ComputeDevice device = ComputeDevice.cpu();
        StageRunner stages = new StageRunner(experiment, store, console, Grade.PORTABLE, device);
        String before = RecordAssembler.key(experiment, stages);

        new CalibrationRun(experiment).run(stages, device.device());

        assertThat(stages.versions()).containsOnlyKeys("familywise", "uniformity", "coverage", "power");
        assertThat(stages.external()).isEmpty();
        assertThat(RecordAssembler.key(experiment, stages)).isNotEqualTo(before).hasSize(64);
    }

    private BuildReport run() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        RunOptions options = TestOptions.in(folder, "site");
        return new Runner(study, options, Console.plain(out)).run();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
