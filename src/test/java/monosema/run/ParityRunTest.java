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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.DeviceChoice;
import monosema.config.StudyReader;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.hub.HubSettings;
import monosema.io.BadInputException;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import monosema.parity.ParityReport;
import monosema.parity.ParitySample;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides in one JVM, hence of one arithmetic: what is compared is there, and equal. */
@Tag("slow")
class ParityRunTest {
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
                analyses: [{t-test: {permutations: 200}}]
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void study() throws IOException {
        Files.writeString(folder.resolve("experiments.yaml"), TINY);
        Files.writeString(folder.resolve("gender.csv"), words());
    }

    /** A few of the built-in list, half of each label. */
    private static String words() {
        List<LabelledWord> all = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"))
                .words()
                .words();
        return Stream.of("male", "female")
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(12))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
    }

    private RunOptions options(DeviceChoice device, String only) {
        return new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.of(device),
                Set.of(only),
                false,
                Grade.MACHINE,
                HubSettings.fromEnvironment(),
                false);
    }

    private Console console() {
        return Console.plain(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private ParityRun parity(DeviceChoice device) {
        return new ParityRun(StudyReader.read(folder.resolve("experiments.yaml")), options(device, "tiny"), console());
    }

    private Map<String, Tensor> sampled(ParityRun run) {
        ComputeDevice cpu = run.other().orElseThrow();
        run.reference(cpu, folder.resolve("reference"));
        run.other(cpu, folder.resolve("other"));
        return Safetensors.read(folder.resolve("other")).tensors();
    }

    @Test
    void bothSidesReadTheModelThatTheReferenceSideMade() {
        Map<String, Tensor> tensors = sampled(parity(DeviceChoice.CPU));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("ran    model")
                .doesNotContain("sae");
        assertThat(tensor(tensors, ParitySample.WORDS).shape()).containsExactly(24, 8);
        assertThat(tensor(tensors, ParitySample.T).shape()).containsExactly(8);
        assertThat(tensor(tensors, ParitySample.LOSSES).size())
                .isEqualTo(tensor(tensors, ParitySample.ACTIVATIONS).shape().get(0) - 1);
        assertThat(tensors).doesNotContainKey(ParitySample.FEATURES);
        ParityReport report = report();
        assertThat(report.within()).isTrue();
        assertThat(report.other().grade()).isEqualTo("machine");
        assertThat(report.differences()).hasSize(4).allMatch(row -> row.sameBits() == 1);
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        return Optional.ofNullable(tensors.get(name)).orElseThrow();
    }

    private ParityReport report() {
        return ParityReport.of(
                "tiny", ParitySample.read(folder.resolve("reference")), ParitySample.read(folder.resolve("other")));
    }

    @Test
    void anSaeThatTheRunHasStoredIsCompared() {
        RunOptions run = new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.of(DeviceChoice.CPU),
                Set.of(),
                false,
                Grade.PORTABLE,
                HubSettings.fromEnvironment(),
                false);
        new Runner(StudyReader.read(folder.resolve("experiments.yaml")), run, console()).run();
        printed.reset();

        Map<String, Tensor> tensors = sampled(parity(DeviceChoice.CPU));

        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("ran    ");
        assertThat(tensor(tensors, ParitySample.FEATURES).shape())
                .containsExactly(
                        tensor(tensors, ParitySample.ACTIVATIONS).shape().get(0), 16);
        assertThat(report().differences()).hasSize(5).allMatch(row -> row.sameBits() == 1);
    }

    @Test
    void theOtherSideMakesNothingItself() {
        ParityRun run = parity(DeviceChoice.CPU);
        assertThatThrownBy(() -> run.other(ComputeDevice.cpu(), folder.resolve("other")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("stage wordset of experiment tiny is not in the store");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void withoutAGpuThereIsNothingToCompareWith() {
        Assumptions.assumeThat(Engine.getInstance().getGpuCount()).isZero();
        assertThat(parity(DeviceChoice.AUTO).other()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("parity  nothing to compare with: ")
                .contains("-Pcuda", "--device=cpu --grade=machine")
                .hasLineCount(1);
    }

    @Test
    void anUnknownExperimentNamesThoseThatThereAre() {
        assertThatThrownBy(() -> new ParityRun(
                        StudyReader.read(folder.resolve("experiments.yaml")),
                        options(DeviceChoice.CPU, "tinny"),
                        console()))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--only must name one experiment with a model; there is: tiny");
    }
}
