package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import monosema.config.StudyReader;
import monosema.hub.HubSettings;
import monosema.io.Json;
import monosema.provenance.Sha256;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.StageOrigin;
import monosema.record.StageTime;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in miniature whose committed record another processor made, run again here. */
class RerunElsewhereTest {
    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: known
                title: Tiny dictionaries
                planted: {dIn: 6, features: 9, active: [1], dictionaries: 1, heldOutRows: 100}
                saes: [{id: relu, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 32}]
            """;
    private static final String MOVED = "planted.relu.1.deadShare";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path record;

    @BeforeEach
    void aRecordOfThisMachine() throws IOException {
        record = folder.resolve("site/data/known");
        assertThat(run(STUDY, false).outcome()).isEqualTo(Entry.RECORDED);
    }

    @Test
    void whatMovedTooFarIsAFailureWithATableAndTheRecordStays() throws IOException {
        recordedElsewhereWith(0.25);
        String before = Files.readString(record.resolve("results.json"));

        Entry entry = run(STUDY, false);

        assertThat(entry.outcome()).isEqualTo(Entry.DIFFERS_ELSEWHERE);
        assertThat(entry.failsTheBuild()).isTrue();
        assertThat(entry.message())
                .startsWith("1 of 9 numbers moved, 1 beyond what is allowed; 1 files differ (in portable, cpu, ")
                .contains(", recorded in portable, cpu, another)", "drift-known.csv", "-Dmonosema.rerecord=true");
        assertThat(entry.log().get(1)).startsWith(MOVED).endsWith("BEYOND");
        assertThat(log()).contains("    " + entry.log().get(1));
        assertThat(folder.resolve("target/drift-known.csv"))
                .content()
                .contains("result," + MOVED + ",proportion,0.25,");
        assertThat(record.resolve("results.json")).hasContent(before);
        assertThat(folder.resolve("target/records/known/results.json")).exists();
    }

    @Test
    void whatTheExperimentAllowsIsSaidAndPasses() throws IOException {
        recordedElsewhereWith(0.25);
        Entry entry =
                run(STUDY + "    tolerances: {\"*.deadShare\": {absolute: 1}, \"*.dead\": {absolute: 1}}\n", false);
        assertThat(entry.outcome()).isEqualTo(Entry.AGREES);
        assertThat(entry.failsTheBuild()).isFalse();
        assertThat(entry.log().get(1))
                .contains("'*.deadShare' in experiments.yaml")
                .endsWith("within");
        assertThat(log()).contains("  tolerances: '*.dead' decides about no result");
    }

    @Test
    void onTheSameProcessorEveryByteCounts() throws IOException {
        Path table = record.resolve("planted.csv");
        Files.writeString(table, Files.readString(table) + " ");
        Entry entry = run(STUDY + "    tolerances: {\"*\": {absolute: 1}}\n", false);
        assertThat(entry.outcome()).isEqualTo(Entry.DIFFERS);
        assertThat(entry.log()).containsExactly("files that differ: planted.csv");
    }

    @Test
    void recordingAgainReplacesItAndAConfirmedRecordLeavesNoTableBehind() throws IOException {
        recordedElsewhereWith(0.25);
        assertThat(run(STUDY, true).outcome()).isEqualTo(Entry.RECORDED);
        assertThat(record.resolve("run.json")).content().doesNotContain("another");
        assertThat(folder.resolve("target/drift-known.csv")).exists();
        assertThat(run(STUDY, false).outcome()).isEqualTo(Entry.CONFIRMED);
        assertThat(folder.resolve("target/drift-known.csv")).doesNotExist();
    }

    @Test
    void theKeyOfAStageIsThatOfWhatTheRecordSaysItWasMadeFrom() {
        List<StageTime> stages = ExperimentRecord.read(record).run().stages();
        assertThat(stages).hasSize(2).allSatisfy(stage -> {
            StageOrigin origin = Objects.requireNonNull(stage.origin());
            assertThat(Sha256.of(Json.canonical(origin.input()))).isEqualTo(stage.key());
        });
        StageTime trial = stages.get(0);
        assertThat(Objects.requireNonNull(trial.origin()).left()).containsExactly("planted.csv");
        assertThat(Objects.requireNonNull(stages.get(1).origin()).upstream())
                .containsExactly(Map.entry(trial.name(), trial.key()));
    }

    @Test
    void aRecordThatDoesNotTellWhatItsStagesWereMadeFromIsReadAndConfirmed() throws IOException {
        JsonNode run = Json.readTree(record.resolve("run.json"));
        run.path("stages").forEach(stage -> ((ObjectNode) stage).remove("origin"));
        Files.writeString(record.resolve("run.json"), Json.pretty(run));
        assertThat(ExperimentRecord.read(record).run().stages())
                .extracting(StageTime::origin)
                .containsOnlyNulls();
        assertThat(run(STUDY, false).outcome()).isEqualTo(Entry.CONFIRMED);
        assertThat(record.resolve("run.json")).content().doesNotContain("origin");
    }

    @Test
    void whatCannotRunHereIsNamedForThoseWhoAskForAll() throws IOException {
        Assumptions.assumeThat(Engine.getInstance().getGpuCount()).isZero();
        String model = """
                  - id: big
                    title: A model
                    needs: [gpu]
                    corpus: {storyworld: {stories: 100}}
                    model: {train: {family: gpt-neo, layers: 1, dModel: 4, heads: 1, steps: 1}}
                    hook: blocks.0.hook_mlp_out
                    saes: [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1}]
                    wordset: gender
                    analyses: [t-test]
                """;
        run(STUDY + model, false);
        BuildReport report = BuildReport.read(folder.resolve("target")).orElseThrow();
        assertThat(report.notHere()).containsExactly("big: it needs a GPU");
        assertThat(report.failures()).isEmpty();
    }

    /** Another processor's record: one number of it is another. */
    private void recordedElsewhereWith(double value) throws IOException {
        Path file = record.resolve("results.json");
        String text = Files.readString(file);
        String moved = text.replaceFirst(
                "(\"id\" : \"" + MOVED + "\",\\s+\"value\" : )[^,]+(,[^}]+\"lower\" : )[^,]+(,\\s+\"upper\" : )[^,]+",
                "$1" + value + "$2" + value + "$3" + value);
        assertThat(moved).isNotEqualTo(text);
        Files.writeString(file, moved);
        Path run = record.resolve("run.json");
        Files.writeString(run, Files.readString(run).replaceFirst("\"cpu\" : \"[^\"]+\"", "\"cpu\" : \"another\""));
        assertThat(ExperimentRecord.read(record).run().cpu()).isEqualTo("another");
    }

    private Entry run(String study, boolean rerecord) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, study);
        RunOptions options = new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.empty(),
                Set.of(),
                false,
                Grade.PORTABLE,
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder),
                rerecord);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out))
                .run()
                .experiments()
                .get(0);
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
