package monosema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.hub.HubSettings;
import monosema.io.BadInputException;
import monosema.run.AskedStages;
import monosema.run.Console;
import monosema.run.Grade;
import monosema.run.RunOptions;
import monosema.run.Runner;
import monosema.store.StoredStage;
import monosema.store.StoredStages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in miniature, run once; then its declaration changes. */
class StoreWhyTest {
    private static final String YAML = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
            experiments:
              - id: tiny
                title: Tiny
                device: cpu
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 3, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes:
                  - {id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 16, learningRate: 0.001}
                wordset: gender
                analyses:
                  - t-test: {permutations: 200}
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void run() throws IOException {
        Files.writeString(
                folder.resolve("gender.csv"),
                Stream.of("male", "female")
                        .flatMap(label -> builtIn()
                                .filter(word -> word.label().equals(label))
                                .limit(12))
                        .map(word -> word.word() + "," + word.label())
                        .collect(Collectors.joining("\n", "word,label\n", "\n")));
        declare(YAML);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(new Runner(StudyReader.read(yaml()), options(), Console.plain(nowhere))
                        .run()
                        .failures())
                .isEmpty();
    }

    private static Stream<LabelledWord> builtIn() {
        return WordSets.load(new WordSetSpec.BuiltIn("gender", "gender")).words().words().stream();
    }

    @BeforeEach
    void asItWasRun() throws IOException {
        declare(YAML);
    }

    @Test
    void whatMadeAResultIsToldFollowedUpstream() throws IOException {
        StoredStages stored = stored();
        StoredStage test = sought("t-test.s1", stored);

        List<String> lines = new Provenance(stored, Instant.now()).lines(test);

        assertThat(lines.get(0)).isEqualTo("t-test.s1  " + test.key());
        assertThat(lines)
                .contains("  for tiny", "  code version 2, seed 42", "    code version 1, seed 42")
                .anyMatch(line -> line.matches(" {2}alpha 1\\.0E-5, .*permutations 200, variance welch"))
                .anyMatch(line -> line.matches(" {2}from sae-activations\\.s1 [0-9a-f]{12}, took .* s"))
                .anyMatch(line -> line.matches(" {4}from sae\\.s1 [0-9a-f]{12}, took .* s"))
                .anyMatch(line -> line.matches(" +code version \\d+, seed 42, device cpu, grade portable"))
                .anyMatch(line -> line.matches(" +from outside: storyworld, sha256 [0-9a-f]{64}"))
                .anyMatch(line -> line.matches(" +from corpus [0-9a-f]{12}, as above"));
    }

    @Test
    void anUnchangedDeclarationWouldNotRerun() throws IOException {
        List<Path> before = files();

        assertThat(why("t-test.s1")).containsExactly("tiny: would not rerun");
        assertThat(files()).as("nothing is written").isEqualTo(before);
    }

    @Test
    void aMovedKnobIsNamed() throws IOException {
        declare(YAML.replace("l1Coefficient: 1", "l1Coefficient: 4"));

        assertThat(why("sae.s1")).containsExactly("tiny: would rerun: sae.s1.architecture.l1Coefficient 1 -> 4");
        assertThat(why("model")).containsExactly("tiny: would not rerun");
    }

    @Test
    void aKnobThatMovedUpstreamIsFollowedToWhereItMoved() throws IOException {
        declare(YAML.replace("batch: 2, steps: 3", "batch: 2, steps: 5"));

        assertThat(why("t-test.s1"))
                .containsExactly(
                        "tiny: would rerun: upstream sae-activations.s1 changed",
                        "  sae-activations.s1: upstream activations changed, upstream sae.s1 changed",
                        "    activations: upstream model changed",
                        "      model: model.steps 3 -> 5",
                        "    sae.s1: upstream model changed");
    }

    @Test
    void aNewStageIsAFirstRunAndOneThatIsNotAskedForIsSaid() throws IOException {
        declare(YAML.replace("id: s1", "id: s2"));

        assertThat(why("sae.s1")).containsExactly("tiny: does not ask for it as it is declared now");
        assertThat(new Rerun(stored(), asked()).lines("sae.s2", Optional.empty()))
                .containsExactly("tiny: would rerun: first run");
    }

    @Test
    void anotherGradeOfTheRunIsAReason() throws IOException {
        RunOptions portable = options();
        RunOptions machine = new RunOptions(
                portable.site(),
                portable.store(),
                portable.target(),
                portable.device(),
                Set.of(),
                false,
                Grade.MACHINE,
                portable.hub(),
                false);
        AskedStages asked =
                AskedStages.of(StudyReader.read(yaml()).experiments().get(0), machine);

        assertThat(new Rerun(stored(), asked).lines("model", Optional.empty()))
                .containsExactly("tiny: would rerun: grade portable -> machine");
    }

    @Test
    void whatRestsOnAResultThatIsNotStoredIsToldAsFarAsItCanBe() throws IOException {
        declare(YAML.replace("t-test: {permutations: 200}", """
                probe: {folds: 2, innerFolds: 2, repeats: 1, strengths: 2, controlDraws: 1, permutations: 2, mdlOrders: 1}""".strip())
                .replace("batch: 2, steps: 3", "batch: 2, steps: 5"));

        assertThat(new Rerun(stored(), asked()).lines("comparison.s1", Optional.empty()))
                .containsExactly(
                        "tiny: it cannot be told whether it would rerun: it rests on what stage model will give,"
                                + " which is not stored");
    }

    @Test
    void aStageIsFoundByItsNameABeginningOfItOrOfItsKey() throws IOException {
        StoredStages stored = stored();
        StoredStage sae = sought("sae.s1", stored);

        assertThat(sought("sae", stored)).isEqualTo(sae);
        assertThat(sought(sae.key().substring(0, 8), stored)).isEqualTo(sae);
        assertThat(new SoughtStage("nothing", "").in(stored.all())).isEmpty();
        assertThat(new SoughtStage("sae.s1", "other").in(stored.all())).isEmpty();
        assertThatThrownBy(() -> new SoughtStage("t-test", "").in(stored.all()))
                .isInstanceOf(BadInputException.class)
                .hasMessage("stage \"t-test\" is one of t-test.mlp, t-test.s1");
    }

    @Test
    @Tag("slow")
    void theCommandTellsIt() throws IOException, InterruptedException {
        declare(YAML.replace("l1Coefficient: 1", "l1Coefficient: 4"));

        assertThat(command("sae.s1"))
                .contains("sae.s1  ", "tiny: would rerun: sae.s1.architecture.l1Coefficient 1 -> 4");
        assertThat(command("nothing"))
                .startsWith("error: no stage \"nothing\" is stored in ")
                .contains("; there is: activations, corpus, model, ");
    }

    @AfterAll
    static void theStoreIsAsItWas() throws IOException {
        assertThat(stored().allVerified()).extracting(StoredStage::state).containsOnly(StoredStage.State.STORED);
    }

    private static String command(String stage) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "store",
                        "why",
                        "--experiments=" + yaml(),
                        "--store=" + folder.resolve("store"),
                        stage)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private static List<String> why(String stage) {
        StoredStages stored = stored();
        return new Rerun(stored, asked()).lines(stage, Optional.of(sought(stage, stored)));
    }

    private static AskedStages asked() {
        return AskedStages.of(StudyReader.read(yaml()).experiments().get(0), options());
    }

    private static StoredStage sought(String text, StoredStages stored) {
        return new SoughtStage(text, "").in(stored.all()).get(0);
    }

    private static StoredStages stored() {
        return StoredStages.in(folder.resolve("store"));
    }

    private static Path yaml() {
        return folder.resolve("experiments.yaml");
    }

    private static void declare(String text) throws IOException {
        Files.writeString(yaml(), text);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }

    private static RunOptions options() {
        return new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.empty(),
                Set.of(),
                false,
                Grade.PORTABLE,
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder),
                false);
    }
}
