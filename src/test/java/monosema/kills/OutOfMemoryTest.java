package monosema.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import monosema.record.BuildReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that has no room for a model's checkpoint: 5 MB of weights, and both moments. */
@Tag("slow")
class OutOfMemoryTest {
    private static final String YAML = """
            paper: {title: Killed, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
            experiments:
              - id: killed
                title: A model that needs more memory
                corpus: {storyworld: {stories: 300, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 256, heads: 4, context: 8, batch: 2, steps: 100, learningRate: 0.001, warmUpShare: 0.1}}
                hook: blocks.0.hook_mlp_out
                saes:
                  - {id: s1, architecture: standard, expansion: 1, l1Coefficient: 1, steps: 3, batch: 16, learningRate: 0.001}
                wordset: gender
                analyses: [t-test]
            """;

    @TempDir
    Path folder;

    @Test
    void lackOfHeapIsSaidKeepsTheCheckpointAndTheNextRunGoesOn() throws Exception {
        Path yaml = Files.writeString(KilledStudy.write(folder), YAML);
        Build build = new Build(yaml, folder.resolve("build")).emptied();
        int step = killedAfterACheckpoint(build);

        Process little = build.start("run", List.of("-Xmx18m"));
        assertThat(little.waitFor()).isEqualTo(1);
        assertThat(BuildReport.read(build.target()).orElseThrow().failures())
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.message())
                            .contains("model", "out of memory on cpu", "Java heap space")
                            .doesNotContain("\n");
                    assertThat(failed.log()).as("the log's tail").anyMatch(line -> line.contains("cached corpus"));
                });
        assertThat(Survey.of(build.store()).steps()).containsValue(step);
        assertThat(build.store().resolve("temporary")).isEmptyDirectory();

        assertThat(build.start("run", List.of("-Xmx600m")).waitFor()).isZero();
        assertThat(build.printed())
                .contains("cached corpus", "model: goes on from the checkpoint of step " + step + "\n");
        assertThat(Outcome.leftovers(build)).isEmpty();
    }

    private static int killedAfterACheckpoint(Build build) throws IOException, InterruptedException {
        Process process = build.start("run", List.of("-Xmx600m"));
        while (Survey.of(build.store()).steps().isEmpty() && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        process.destroyForcibly().waitFor();
        List<Integer> steps = List.copyOf(Survey.of(build.store()).steps().values());
        assertThat(steps).as("killed between its first checkpoint and its end").hasSize(1);
        return steps.get(0);
    }
}
