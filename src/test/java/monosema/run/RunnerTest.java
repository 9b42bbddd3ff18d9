package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.SentenceFrame;
import monosema.data.WordSets;
import monosema.io.BadInputException;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in miniature, run for real: every stage, the store, the records. */
class RunnerTest {
    private static final String TINY = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 3, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes:
                  - {id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 16, learningRate: 0.001}
                wordset: gender
                analyses:
                  - t-test
                  - probe: {folds: 2, innerFolds: 2, repeats: 1, strengths: 2, controlDraws: 1, permutations: 2, mdlOrders: 1}
                  - logistic: {folds: 2, strengths: 2, shuffles: 1, stability: {subsamples: 2}, splits: 2}
                  - probe-in-frames: {frames: 3, folds: 3, innerFolds: 2, strengths: 2, controlDraws: 2}
            """;

    /** The same with as few analyses as a test of the engine needs. */
    private static final String BRIEF = TINY.substring(0, TINY.indexOf("      - t-test")) + "      - t-test\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path yaml;

    @BeforeEach
    void study() throws IOException {
        yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, TINY);
        Files.writeString(folder.resolve("gender.csv"), words());
    }

    /** Few of the built-in list, half of each label: what a probe costs grows with its words. */
    private static String words() {
        List<LabelledWord> all = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"))
                .words()
                .words();
        return Stream.of("male", "female")
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(24))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
    }

    @Test
    void aSecondRunComputesNothingAndConfirmsTheRecordByteByByte() throws IOException {
        assertThat(run(options("site")).experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.RECORDED);
        String record = Files.readString(folder.resolve("site/data/tiny/results.json"));
        String when = Files.readString(folder.resolve("site/data/tiny/run.json"));
        printed.reset();

        assertThat(run(options("site")).experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.CONFIRMED);
        assertThat(log()).contains("cached model").doesNotContain("ran    ");
        assertThat(folder.resolve("site/data/tiny/results.json")).hasContent(record);
        assertThat(folder.resolve("site/data/tiny/run.json")).hasContent(when);
        ExperimentRecord read = ExperimentRecord.read(folder.resolve("site/data/tiny"));
        assertThat(read.get("wordset.kept").value()).isEqualTo(read.words().size());
        assertThat(read.tTest("s1")).hasSize(16);
        assertThat(read.frames()).extracting(SentenceFrame::number).containsExactly(1, 2, 3);
        assertThat(read.probeInFrames())
                .hasSize(12)
                .filteredOn(row -> row.split().equals("frame") && row.task().equals("control"))
                .extracting(row -> row.representation() + row.draw())
                .containsExactly("mlp0", "mlp1", "s10", "s11");
        assertThat(read.get("frames.rows").value()).isEqualTo(3 * read.words().size());
        assertThat(read.get("frames.s1.byFrame.selectivity").bounds()).isPresent();
        assertThat(read.get("frames.s1.convergedFits").value())
                .isEqualTo(read.get("frames.s1.fits").value());
        assertThat(read.logistic()).hasSize(2 * 3 * 2);
        assertThat(read.logisticNull()).hasSize(2 * 3 * 2);
        assertThat(read.get("logistic.s1.l1.convergedFits").value())
                .isEqualTo(read.get("logistic.s1.l1.fits").value());
    }

    @Test
    void aFrameWithAnUnknownWordStopsTheExperimentBeforeTraining() throws IOException {
        Files.writeString(yaml, TINY.replace("frames: 3", "frames: [One day the ___, Once upon a ___, They met ___]"));

        BuildReport report = run(options("site"));

        assertThat(report.experiments()).extracting(Entry::outcome).containsExactly(Entry.FAILED);
        assertThat(report.experiments().get(0).message())
                .matches("frame 2 'Once upon a ___': 'Once' is not among the \\d+ words of the vocabulary");
        assertThat(log()).doesNotContain("model");
    }

    @Test
    void aChangedKnobRunsItsStageAndTheOnesBelowAndSaysWhy() throws IOException {
        Files.writeString(yaml, BRIEF);
        run(options("site"));
        printed.reset();
        Files.writeString(yaml, BRIEF.replace("l1Coefficient: 1", "l1Coefficient: 2"));
        assertThat(run(options("site")).experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.RECORDED);
        assertThat(log())
                .contains("cached model", "cached t-test.mlp")
                .containsPattern("ran +sae\\.s1 .*l1Coefficient 1 -> 2")
                .containsPattern("ran +t-test\\.s1");
    }

    @Test
    void anExperimentThatFailsLeavesTheOthersAndItsOwnRecordAlone() throws IOException {
        Files.writeString(yaml, BRIEF);
        run(options("site"));
        Path words = folder.resolve("words.csv");
        StringBuilder csv = new StringBuilder("word,label\n");
        for (int i = 0; i < 12; i++) {
            csv.append("blah")
                    .append("x".repeat(i))
                    .append(",a\nfoo")
                    .append("x".repeat(i))
                    .append(",b\n");
        }
        Files.writeString(words, csv);
        String second = BRIEF.substring(BRIEF.indexOf("  - id: tiny"))
                .replace("tiny", "other")
                .replace("wordset: gender", "wordset: mine");
        Files.writeString(yaml, BRIEF.replace("experiments:\n", "  mine: {file: words.csv}\nexperiments:\n" + second));

        BuildReport report = run(options("site"));
        assertThat(report.experiments()).extracting(Entry::outcome).containsExactly(Entry.FAILED, Entry.CONFIRMED);
        assertThat(report.experiments().get(0).message()).contains("'blah'");
        assertThat(report.experiments().get(0).log())
                .as("the tail of its own log")
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("other  (cpu, ");
        assertThat(report.failures()).extracting(Entry::rerun).containsExactly("mvn verify -Dmonosema.only=other");
        assertThat(folder.resolve("site/data/other")).doesNotExist();
        assertThat(BuildReport.read(folder.resolve("target"))).contains(report);
    }

    @Test
    void anSaeThatCannotFitIsRefusedWithAnEstimateBeforeAnyWork() throws IOException {
        Files.writeString(
                yaml,
                TINY.replace("expansion: 2", "expansion: 1024")
                        .replace("batch: 16", "batch: 100000")
                        .replace("dModel: 8", "dModel: 1024"));
        assertThatThrownBy(() -> run(options("site")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("experiments[0].saes[0]")
                .hasMessageContaining("GiB");
        assertThat(folder.resolve("store")).doesNotExist();
        assertThat(folder.resolve("site/data")).doesNotExist();
    }

    @Test
    void aGpuThatIsNotThereIsOneLineBeforeAnyWork() throws IOException {
        Assumptions.assumeThat(Engine.getInstance().getGpuCount()).isZero();
        Files.writeString(yaml, TINY.replace("title: Tiny\n    corpus", "title: Tiny\n    device: gpu\n    corpus"));
        assertThatThrownBy(() -> run(options("site")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("tiny: device gpu was asked for, and ");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void aCorpusFromFilesIsOneLineBeforeAnyWork() throws IOException {
        Files.writeString(folder.resolve("stories.txt"), "Once upon a time");
        Files.writeString(
                yaml, TINY.replace("{storyworld: {stories: 150, heldOutStories: 10}}", "{text: {file: stories.txt}}"));
        assertThatThrownBy(() -> run(options("site")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("experiments[0].corpus: corpus kind 'text' is not supported with a model trained from"
                        + " scratch");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void aSiteThatCannotBeWrittenIsOneLineBeforeAnyWork() throws IOException {
        Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> run(options("file")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(folder.resolve("file") + ": no permission to write here, or not a folder");
        assertThat(folder.resolve("store")).doesNotExist();
        assertThat(folder.resolve("file")).hasContent("not a folder");
    }

    @Test
    void anUnknownExperimentInOnlyNamesThoseThatThereAre() {
        RunOptions all = options("site");
        RunOptions only = new RunOptions(
                all.site(),
                all.store(),
                all.target(),
                all.device(),
                Set.of("tyni"),
                false,
                all.grade(),
                all.hub(),
                false);
        assertThatThrownBy(() -> run(only)).hasMessage("no experiment 'tyni'; there is: tiny");
    }

    @Test
    void anExperimentOnRequestIsNotRunUnlessItIsNamed() throws IOException {
        Files.writeString(
                yaml, TINY.replace("title: Tiny\n    corpus", "title: Tiny\n    run: on-request\n    corpus"));
        assertThat(run(options("site")).experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.NOT_RUN);
        assertThat(folder.resolve("site/data/tiny")).doesNotExist();
    }

    private BuildReport run(RunOptions options) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out)).run();
    }

    private RunOptions options(String site) {
        return TestOptions.in(folder, site);
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The precondition of the tests above that replace a line of the study. */
    @Test
    void theLinesThatTestsReplaceAreThere() {
        assertThat(List.of(
                        "l1Coefficient: 1",
                        "expansion: 2",
                        "title: Tiny\n    corpus",
                        "wordset: gender",
                        "frames: 3",
                        "experiments:\n"))
                .allSatisfy(line -> assertThat(TINY).contains(line));
    }
}
