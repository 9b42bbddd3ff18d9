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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.io.BadInputException;
import monosema.record.BuildReport.Entry;
import monosema.record.CausalRow;
import monosema.record.ExperimentRecord;
import monosema.record.Result;
import monosema.record.TTestRow;
import monosema.report.Report;
import monosema.site.SiteWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interventions in a model in miniature, run for real, up to the record and the page. */
@Tag("slow")
class CausalRunTest {
    /** Level 0.5 and few words, so that something is significant after steps that take no time. */
    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 16, heads: 2, context: 16, batch: 4, steps: 20, learningRate: 0.02, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                words: {prependBos: true}
                saes:
                  - {id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 5, batch: 64, learningRate: 0.01}
                wordset: gender
                analyses:
                  - causal: {cues: {female: [her, she], male: [his, he]}, randomSets: 4, steps: [-1, 0.5]}
                  - t-test: {permutations: 200, familywiseLevel: 0.5}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void words() throws IOException {
        List<LabelledWord> all = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"))
                .words()
                .words();
        String rows = Stream.of("female", "male")
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(12))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
        Files.writeString(folder.resolve("gender.csv"), rows);
    }

    @Test
    void whatInterventionsDoIsRecordedBesideTheirRandomCounterpartsAndDrawn() throws IOException {
        assertThat(run(STUDY).outcome()).isEqualTo(Entry.RECORDED);

        ExperimentRecord record = record();
        for (String representation : List.of("mlp", "s1")) {
            long significant = record.tTest(representation).stream()
                    .filter(TTestRow::familywise)
                    .count();
            assertThat(significant).as(representation).isPositive();
            assertThat(record.get("causal." + representation + ".neurons").value())
                    .isEqualTo((double) significant);
            assertThat(record.causal().stream()
                            .filter(row -> row.representation().equals(representation)))
                    .extracting(row -> row.intervention() + " " + row.step() + " " + row.label() + " " + row.towards())
                    .containsExactly(
                            "zero NaN  ",
                            "zero NaN female female",
                            "zero NaN male female",
                            "mean NaN  ",
                            "mean NaN female female",
                            "mean NaN male female",
                            "steer -1.0  female",
                            "steer -1.0 female female",
                            "steer -1.0 male female",
                            "steer 0.5  female",
                            "steer 0.5 female female",
                            "steer 0.5 male female");
        }
        assertThat(record.causal()).allSatisfy(row -> {
            assertThat(row.change()).isBetween(row.lower(), row.upper());
            assertThat(row.neurons() > 0).isEqualTo(!row.intervention().equals(CausalRow.STEER));
            assertThat(row.words()).isEqualTo(row.ofAllWords() ? 24 : 12);
        });
        Result change = record.get("causal.mlp.zero.change");
        CausalRow row = record.causal().get(0);
        assertThat(change.bounds().orElseThrow().kind()).isEqualTo("95% bootstrap interval over words");
        assertThat(change.value()).isEqualTo(row.change()).isNotZero();
        assertThat(change.n()).isEqualTo(24);
        assertThat(record.get("causal.mlp.steer.0.5.change.male").value())
                .isEqualTo(record.causal().get(11).change());
        assertThat(record.get("causal.mlp.steer.-1.p").n()).isEqualTo(4);
        // The probe's direction raises the log-odds of the first label's cues, against it they fall, if it means
        // anything.
        assertThat(record.get("causal.mlp.steer.rms").value()).isPositive();

        printed.reset();
        assertThat(run(STUDY).outcome()).isEqualTo(Entry.CONFIRMED);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("cached causal.s1")
                .doesNotContain("ran    ");
        assertThat(page())
                .contains("## What the neurons do", "causal-ablation.svg", "causal-steering.svg", "causal.csv");
    }

    @Test
    void whereNoNeuronIsSignificantNothingIsAblatedAndTheRecordSaysSo() throws IOException {
        String none = STUDY.replace("familywiseLevel: 0.5", "familywiseLevel: 0.0001");

        assertThat(run(none).outcome()).isEqualTo(Entry.RECORDED);

        ExperimentRecord record = record();
        assertThat(record.get("causal.mlp.neurons").value()).isZero();
        assertThat(record.get("causal.s1.matchedSets").value()).isZero();
        assertThat(record.find("causal.mlp.zero.change")).isEmpty();
        assertThat(record.find("causal.mlp.magnitude")).isEmpty();
        assertThat(record.causal()).extracting(CausalRow::intervention).containsOnly(CausalRow.STEER);
        assertThat(page()).contains("no neuron").doesNotContain("causal-ablation.svg");
    }

    @Test
    void cuesOfOtherLabelsAreToldBeforeAnyWork() {
        assertThatThrownBy(() -> run(STUDY.replace("{female: [her", "{woman: [her")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "causal: the cues are for the labels 'woman' and 'male', word set 'gender' has 'female' and 'male'");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    private ExperimentRecord record() {
        return ExperimentRecord.read(folder.resolve("site/data/tiny"));
    }

    /** The experiment's page, drawn from its record. */
    private String page() throws IOException {
        Path site = folder.resolve("site");
        Study study = StudyReader.read(folder.resolve("experiments.yaml"));
        new SiteWriter(Path.of("templates"), site).write(Report.read(study, site, folder.resolve("target")));
        return Files.readString(site.resolve("experiments/tiny/index.md"));
    }

    private Entry run(String study) throws IOException {
        RunOptions options = TestOptions.in(folder, "site");
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, study);
        Console console = Console.plain(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Runner(StudyReader.read(file), options, console)
                .run()
                .experiments()
                .get(0);
    }
}
