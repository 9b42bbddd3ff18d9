package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.hub.HubSettings;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep in miniature, run for real: what its cells share, and what becomes of each. */
@Tag("slow")
class SweepRunTest {
    private static final String SWEEP = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {builtin: gender}
            experiments:
              - id: tiny
                title: Tiny
                corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 3, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes:
                  - {id: s1, architecture: standard, expansion: $width, l1Coefficient: $l1, steps: 3, batch: 16, learningRate: 0.001}
                wordset: gender
                matrix: {width: [1, 2], l1: [1, 2]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path yaml;

    @BeforeEach
    void study() throws IOException {
        yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, SWEEP);
    }

    @Test
    void cellsMakeWhatTheyShareOnceAndRunTheModelThroughTheCorpusOnce() throws IOException {
        BuildReport report = run(Set.of());

        assertThat(report.experiments())
                .extracting(Entry::outcome)
                .containsOnly(Entry.RECORDED)
                .hasSize(4);
        assertThat(log().lines()
                        .filter(line -> line.contains("ran "))
                        .map(line -> line.strip().split(" +")[1]))
                .filteredOn(stage -> !stage.startsWith("sae"))
                .as("each stage above the SAEs")
                .doesNotHaveDuplicates()
                .contains("corpus", "model", "wordset", "activations");
        assertThat(tokensRun()).hasSize(4).endsWith(0L, 0L, 0L);
        assertThat(tokensRun().get(0)).isPositive();
        assertThat(log()).contains("records  tiny: 4 recorded");
        assertThat(scratch()).isEmpty();
        assertThat(record("tiny--width-1--l1-2")).doesNotExist();
    }

    private Path record(String cell) {
        return folder.resolve("site/data").resolve(cell).resolve("saes/s1/sae_weights.safetensors");
    }

    @Test
    void theNameOfASweepRunsAllItsCellsOnRequestAndOneAloneGivesTheSame() throws IOException {
        Files.writeString(
                yaml,
                SWEEP.replace("title: Tiny\n    corpus", "title: Tiny\n    run: on-request\n    corpus")
                        .replace("{width: [1, 2], l1: [1, 2]}", "{width: [2], l1: [1, 2]}"));
        assertThat(run(Set.of()).experiments()).extracting(Entry::outcome).containsOnly(Entry.NOT_RUN);
        assertThat(run(Set.of("tiny")).experiments()).extracting(Entry::outcome).containsOnly(Entry.RECORDED);
        String shared = results("tiny--width-2--l1-2");
        Files.move(folder.resolve("store"), folder.resolve("other-store"));
        Files.move(folder.resolve("site"), folder.resolve("other-site"));
        printed.reset();

        assertThat(run(Set.of("tiny--width-2--l1-2")).experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.NOT_RUN, Entry.RECORDED);
        assertThat(results("tiny--width-2--l1-2")).isEqualTo(shared);
        assertThat(log()).contains("records  tiny: 1 not-run, 1 recorded");
        assertThat(tokensRun())
                .as("told only of activations that others may read")
                .isEmpty();
    }

    @Test
    void aCellThatFailsStopsNoOther() throws IOException {
        // The corpus has no room for a window of the model that one cell declares.
        Files.writeString(
                yaml,
                SWEEP.replace("hook: blocks.0", "stream: {context: $context}\n    hook: blocks.0")
                        .replace("{width: [1, 2], l1: [1, 2]}", "{width: [1], l1: [1], context: [8, 900000, 4]}"));

        BuildReport report = run(Set.of());

        assertThat(report.experiments())
                .extracting(Entry::outcome)
                .containsExactly(Entry.RECORDED, Entry.FAILED, Entry.RECORDED);
        assertThat(report.failures())
                .extracting(Entry::rerun)
                .containsExactly("mvn verify -Dmonosema.only=tiny--width-1--l1-1--context-900000");
        assertThat(scratch()).isEmpty();
        assertThat(ExperimentRecord.existsIn(folder.resolve("site/data/tiny--width-1--l1-1--context-4")))
                .isTrue();
    }

    private List<Long> tokensRun() {
        return Pattern.compile("activations of \\S+: ([0-9,]+) tokens run through the model for [0-9,]+ rows")
                .matcher(log())
                .results()
                .map((MatchResult found) -> Long.parseLong(found.group(1).replace(",", "")))
                .toList();
    }

    private List<Path> scratch() throws IOException {
        Path scratch = folder.resolve("store/scratch");
        if (!Files.exists(scratch)) {
            return List.of();
        }
        try (Stream<Path> left = Files.list(scratch)) {
            return left.toList();
        }
    }

    private String results(String cell) throws IOException {
        return Files.readString(folder.resolve("site/data").resolve(cell).resolve("results.json"));
    }

    private BuildReport run(Set<String> only) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        RunOptions options = new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.empty(),
                only,
                false,
                Grade.PORTABLE,
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder),
                false);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out)).run();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
