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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.InformationRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in miniature with all baselines of the effectiveness score, run for real. */
@Tag("slow")
class BaselineRunTest {
    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
              standing: {file: standing.csv}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 3, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes:
                  - {id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 16, learningRate: 0.001}
                wordset: gender
                concepts: [standing]
                analyses:
                  - effectiveness: {folds: 3, innerFolds: 2, repeats: 1, strengths: 4, permutations: 2, baselines: [hook-post, pca, rotation, untrained]}
            """;

    /** With as little as a test of keys needs. */
    private static final String BRIEF = STUDY.replace("    concepts: [standing]\n", "")
            .replace(
                    "folds: 3, innerFolds: 2, repeats: 1, strengths: 4, permutations: 2",
                    "folds: 2, innerFolds: 2, repeats: 1, strengths: 2, permutations: 0");

    private static final List<String> ALL = List.of("mlp", "s1", "hook-post", "pca", "rotation", "untrained-s1");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void everyBaselineStandsBehindMlpAndSaesAndASecondRunComputesNothing() throws IOException {
        assertThat(run("site", STUDY)).isEqualTo(Entry.RECORDED);
        ExperimentRecord record = record("site");

        assertThat(ids(record.information())).containsExactlyElementsOf(ALL);
        assertThat(ids(record.informationNull())).containsExactlyElementsOf(ALL);
        assertThat(scores(record, "effectiveness.")).containsExactlyElementsOf(ALL);
        assertThat(scores(record, "concept.standing.effectiveness.")).containsExactlyElementsOf(ALL);
        assertThat(neurons(record)).containsExactly(8.0, 16.0, 32.0, 8.0, 8.0, 16.0);
        assertThat(record.find("effectiveness.pca.gain")).isPresent();
        assertThat(files("site/data/tiny")).noneMatch(file -> file.contains("pca") || file.contains("untrained"));
        theDenseProbeSeesNoBasis(record);
        theUntrainedSaeIsAsSparse(record);

        printed.reset();
        assertThat(run("site", STUDY)).isEqualTo(Entry.CONFIRMED);
        assertThat(log())
                .contains("cached baseline-activations.standing.untrained-s1")
                .doesNotContain("ran    ");
        withoutBaselinesNoneOfTheirStagesIsThere();
    }

    private void withoutBaselinesNoneOfTheirStagesIsThere() throws IOException {
        printed.reset();
        assertThat(run("plain", STUDY.replace(", baselines: [hook-post, pca, rotation, untrained]", "")))
                .isEqualTo(Entry.RECORDED);
        assertThat(log())
                .contains("cached effectiveness.mlp", "cached effectiveness-comparison.s1")
                .doesNotContain("ran    ", "baseline", "principal", "untrained");
        assertThat(record("plain").key()).isNotEqualTo(record("site").key());
    }

    /** An L2 probe on all neurons depends on inner products alone, which no orthogonal change of the basis moves. */
    private static void theDenseProbeSeesNoBasis(ExperimentRecord record) {
        double mlp = record.get("effectiveness.mlp.allBits").value();
        assertThat(Math.abs(mlp)).isGreaterThan(1e-3);
        for (String id : List.of("rotation", "pca")) {
            assertThat(record.get("effectiveness." + id + ".allBits").value()).isCloseTo(mlp, within(1e-6));
            assertThat(record.get("effectiveness." + id + ".bestNeuronBits").value())
                    .isNotEqualTo(record.get("effectiveness.mlp.bestNeuronBits").value());
        }
    }

    private static void theUntrainedSaeIsAsSparse(ExperimentRecord record) {
        double trained = record.get("sae.s1.l0").value();
        assertThat(trained).isPositive();
        assertThat(record.get("baseline.untrained-s1.targetL0").value()).isEqualTo(trained);
        assertThat(record.get("baseline.untrained-s1.l0").value()).isCloseTo(trained, within(0.02 * trained));
        assertThat(record.get("baseline.pca.tokens").value())
                .isEqualTo(record.get("sae.s1.heldOutTokens").value());
    }

    @Test
    void whereTheSaeNeedsAGpuTheOthersAreThereAndTheKeyIsTheSame() throws IOException {
        run("site", BRIEF);
        String needing = BRIEF.replace("{id: s1,", "{id: s1, needs: [gpu],");
        printed.reset();

        assertThat(run("other", needing)).isEqualTo(Entry.RECORDED);
        assertThat(log()).contains("skipped s1: needs a GPU");
        assertThat(ids(record("other").information())).containsExactly("mlp", "hook-post", "pca", "rotation");
        assertThat(record("other").key()).isEqualTo(record("site").key());
        assertThat(run("site", needing)).isEqualTo(Entry.KEPT);
    }

    private static List<String> ids(List<InformationRow> rows) {
        return rows.stream().map(InformationRow::representation).distinct().toList();
    }

    private static List<String> scores(ExperimentRecord record, String prefix) {
        return record.results().stream()
                .map(result -> result.id())
                .filter(id -> id.startsWith(prefix) && id.endsWith(".score"))
                .map(id -> id.substring(prefix.length(), id.length() - ".score".length()))
                .toList();
    }

    private static List<Double> neurons(ExperimentRecord record) {
        return ALL.stream()
                .map(id -> record.get("effectiveness." + id + ".neurons").value())
                .toList();
    }

    private String run(String site, String study) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, study);
        Files.writeString(folder.resolve("gender.csv"), words("gender", "male", "female"));
        Files.writeString(folder.resolve("standing.csv"), words("standing", "royal", "common"));
        RunOptions options = TestOptions.in(folder, site);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out))
                .run()
                .experiments()
                .get(0)
                .outcome();
    }

    /** Few of a built-in list, as many of each label. */
    private static String words(String list, String... labels) {
        List<LabelledWord> all =
                WordSets.load(new WordSetSpec.BuiltIn(list, list)).words().words();
        return Stream.of(labels)
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(20))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
    }

    private ExperimentRecord record(String site) {
        return ExperimentRecord.read(folder.resolve(site + "/data/tiny"));
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
