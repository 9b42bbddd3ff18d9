package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import monosema.io.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A stage whose source changed without a new code version would leave old numbers in every store. Here it fails a test
 * first. What was recorded last lies in {@code src/test/resources/monosema/run/stage-sources.json}.
 */
class StageSourcesTest {
    private static final Path RECORD = Path.of("src/test/resources/monosema/run/stage-sources.json");
    private static final Path SOURCES = Path.of("src/main/java");

    private static StageSources sources;
    private static Fingerprints now;

    @BeforeAll
    static void read() throws IOException {
        sources = new StageSources(SOURCES);
        now = Fingerprints.of(sources);
    }

    @Test
    void aStageWhoseSourceChangedHasANewCodeVersion() throws IOException {
        if (System.getProperty("monosema.fingerprints", "").equals("renew")) {
            Files.writeString(RECORD, Json.pretty(now));
        }

        assertThat(Json.read(RECORD, Fingerprints.class).mistakes(now, StageSourcesTest::files))
                .isEmpty();
    }

    @Test
    void everyStageIsRunSomewhereAndHasClassesThatDoItsWork() {
        assertThat(StageName.values())
                .allSatisfy(stage -> assertThat(sources.of(stage).keySet())
                        .as(stage.label())
                        .anyMatch(file -> file.endsWith("#" + stage.label()))
                        .anyMatch(file -> file.endsWith("Stage.java") || file.startsWith("monosema/planted/")));
    }

    @Test
    void whatIsUsedThroughOthersAndThroughInterfacesCounts() {
        assertThat(sources.of(StageName.SAE).keySet())
                .contains(
                        "monosema/run/SaeStages.java#sae",
                        "monosema/run/SaeStage.java",
                        "monosema/sae/SaeTrainer.java",
                        "monosema/optim/VectorAdam.java",
                        "monosema/model/GptNeo.java",
                        "monosema/provenance/Seed.java")
                .doesNotContain("monosema/probe/LinearProbe.java", "monosema/run/StageWriter.java");
        assertThat(sources.of(StageName.COVERAGE).keySet())
                .as("named in the call alone")
                .contains("monosema/calibration/SampleCoverageStudy.java");
    }

    @Test
    void aChangedFileNamesItsStagesAndBothWaysOut() {
        String file = "monosema/run/PlantedSummaryStage.java";
        Fingerprints before = before("planted-summary", 1, file);

        assertThat(before.mistakes(now, StageSourcesTest::files))
                .containsExactly("stage planted-summary: its source has changed and its code version 1 has not (" + file
                        + "). If its numbers differ, raise the version in StageName, so that no store goes on giving the"
                        + " old ones; then, or if they are the same, put it on record: mvn test"
                        + " -Dtest=StageSourcesTest -Dmonosema.fingerprints=renew");
    }

    @Test
    void aVersionThatWasRaisedIsPutOnRecordAndOneThatFellIsRefused() {

        assertThat(before("planted-summary", 0, "x").mistakes(now, StageSourcesTest::files))
                .containsExactly("stage planted-summary: its code version 1 is on record as 0: " + Fingerprints.RENEW);
        assertThat(before("planted-summary", 2, "x").mistakes(now, StageSourcesTest::files))
                .containsExactly("stage planted-summary: its code version must be at least 2, was 1");
    }

    @Test
    void commentsFormatAndUnusedImportsDoNotCount() throws IOException {
        String source = Files.readString(SOURCES.resolve("monosema/sae/SaeTrainer.java"));
        assertThat(source).contains("import java.util.", "/** ", " {\n").doesNotContain("\"\"\"");

        String other = source.replace("\n", "\n\t  // a comment; with \"tokens\" { in it\n\n")
                .replace(" = ", " /* why not */= ")
                .replace("import java.util.", "import java.text.Collator;\nimport java.util.");

        assertThat(JavaTokens.of(other).text()).isEqualTo(JavaTokens.of(source).text());
    }

    @Test
    void everythingElseCounts() {
        String source = "import a.B;\nclass C { int x = B.of(1_0, \"a b\", 'c') + 2; }";
        List<String> others = List.of(
                source.replace("1_0", "11"),
                source.replace("a b", "a  b"),
                source.replace("'c'", "'d'"),
                source.replace("+", "-"),
                source.replace("x", "y"),
                source.replace("a.B", "b.B"),
                source.replace("int", "final int"));

        assertThat(others)
                .allSatisfy(other -> assertThat(JavaTokens.of(other).text())
                        .isNotEqualTo(JavaTokens.of(source).text()));
    }

    private static Fingerprints before(String stage, int version, String file) {
        SortedMap<String, Fingerprints.Stage> stages = new TreeMap<>(now.stages());
        stages.put(stage, new Fingerprints.Stage(version, "0".repeat(64)));
        SortedMap<String, String> files = new TreeMap<>(now.files());
        files.put(file, "0".repeat(64));
        return new Fingerprints(stages, files);
    }

    private static List<String> files(String stage) {
        StageName name = Arrays.stream(StageName.values())
                .filter(each -> each.label().equals(stage))
                .findFirst()
                .orElseThrow();
        return List.copyOf(sources.of(name).keySet());
    }
}
