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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.config.StudyReader;
import monosema.hub.HubSettings;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {
    /** Three models of their own, and a fourth experiment that shares the first's corpus and asks for a word it lacks. */
    private static final String STUDY = "paper: {title: Tiny, authors: [A]}\n"
            + "wordsets: {gender: {builtin: gender}}\n"
            + "experiments:\n"
            + experiment("a", 1, "lean: {cues: {female: [her], male: [his]}}")
            + experiment("b", 2, "lean: {cues: {female: [her], male: [his]}}")
            + experiment("c", 3, "lean: {cues: {female: [her], male: [his]}}")
            + experiment("d", 1, "probe-in-frames: {frames: [One day the ___, Once upon a ___, They met ___]}");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private static String experiment(String id, int seed, String analysis) {
        return """
                  - id: %s
                    title: One of four
                    seed: %d
                    corpus: {storyworld: {stories: 150, heldOutStories: 10}}
                    model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 40, learningRate: 0.01, warmUpShare: 0}}
                    hook: blocks.0.hook_mlp_out
                    saes:
                      - {id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 60, batch: 16, learningRate: 0.001, normalizeActivations: false}
                    wordset: gender
                    analyses:
                      - t-test: {permutations: 200}
                      - %s
                """.indent(0).formatted(id, seed, analysis);
    }

    @Test
    @Tag("slow")
    void experimentsSideBySideGiveWhatTheyGiveInTurnAndOneThatFailsStopsNoOther() throws IOException {
        List<String> inTurn = outcomes(run("in-turn", 1));
        List<String> together = outcomes(run("together", 4));
        assertThat(inTurn).containsExactly("a recorded", "b recorded", "c recorded", "d failed");
        assertThat(together).isEqualTo(inTurn);
        assertThat(records("together")).isEqualTo(records("in-turn")).hasSizeGreaterThan(15);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("a    ran    model  ", "b    ran    model  ");
        assertThat(printed.toString(StandardCharsets.UTF_8).split("ran    corpus"))
                .as("one corpus for two experiments")
                .hasSize(1 + 3);
    }

    @Test
    void piecesComeBackInTheirOrderAndAnErrorComesThrough() {
        List<Supplier<Integer>> work =
                IntStream.range(0, 50).<Supplier<Integer>>mapToObj(i -> () -> i).toList();
        assertThat(SideBySide.all(4, work))
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(SideBySide.all(4, List.<Supplier<Integer>>of())).isEmpty();
        for (int jobs : new int[] {1, 3}) {
            List<Supplier<Integer>> failing = List.of(() -> 1, () -> {
                throw new OutOfMemoryError("no room");
            });
            assertThatThrownBy(() -> SideBySide.all(jobs, failing)).isInstanceOf(OutOfMemoryError.class);
        }
    }

    private BuildReport run(String name, int jobs) throws IOException {
        printed.reset();
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, STUDY);
        RunOptions options = new RunOptions(
                folder.resolve(name),
                folder.resolve("store-" + name),
                folder.resolve("target-" + name),
                Optional.empty(),
                Set.of(),
                false,
                Grade.PORTABLE,
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder),
                false,
                AskAnew.NONE,
                jobs);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out)).run();
    }

    private static List<String> outcomes(BuildReport report) {
        return report.experiments().stream()
                .map((Entry entry) -> entry.id() + " " + entry.outcome())
                .toList();
    }

    /** The text of every file but {@code run.json}, by path. */
    private Map<String, String> records(String name) throws IOException {
        Path data = folder.resolve(name).resolve("data");
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("run.json"))
                    .collect(Collectors.toMap(file -> data.relativize(file).toString(), SideBySideTest::bytes));
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
