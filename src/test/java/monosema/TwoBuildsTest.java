package monosema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;
import monosema.provenance.Sha256;
import monosema.store.StoredStage;
import monosema.store.StoredStages;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Two builds as a user starts them, at the same time over one empty store. */
@Tag("slow")
class TwoBuildsTest {
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
                  - probe: {folds: 2, innerFolds: 2, repeats: 1, strengths: 2, controlDraws: 1, permutations: 2, mdlOrders: 1}
            """;

    /** Of the first pair of builds, for all that follow. */
    private static final Map<String, String> FIRST = new TreeMap<>();

    @TempDir
    Path folder;

    @RepeatedTest(20)
    void bothAreRightAndGiveTheSameBytes() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("experiments.yaml"), YAML);
        Files.writeString(folder.resolve("gender.csv"), words());

        List<Process> builds = List.of(build("one"), build("two"));

        for (Process build : builds) {
            String printed = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(build.waitFor()).as(printed).isZero();
            assertThat(printed).contains("tiny: recorded").doesNotContain("damaged");
        }
        Map<String, String> one = record("one");
        assertThat(one).isNotEmpty().isEqualTo(record("two"));
        FIRST.putAll(FIRST.isEmpty() ? one : Map.of());
        assertThat(one).isEqualTo(FIRST);
        assertThat(StoredStages.in(folder.resolve("store")).allVerified())
                .extracting(StoredStage::state)
                .containsOnly(StoredStage.State.STORED);
    }

    private Process build(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--experiments=" + folder.resolve("experiments.yaml"),
                        "--store=" + folder.resolve("store"),
                        "--site=" + folder.resolve(name),
                        "--target=" + folder.resolve(name + "-target"))
                .redirectErrorStream(true)
                .start();
    }

    /** SHA-256 of each file but the one that tells what differs from run to run. */
    private Map<String, String> record(String name) throws IOException {
        Path record = folder.resolve(name).resolve("data/tiny");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(record)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("run.json")) {
                    files.put(record.relativize(file).toString(), Sha256.of(file));
                }
            }
        }
        return files;
    }

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
}
