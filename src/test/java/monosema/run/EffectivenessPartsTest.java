package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stage has made before it is stopped is not made again, and the end is the same. */
class EffectivenessPartsTest {
    private static final WordSet WORDS = new WordSet(
            "parity",
            "even",
            "odd",
            IntStream.range(0, 20)
                    .mapToObj(i -> new LabelledWord("w" + (char) ('a' + i), i % 2 == 0 ? "even" : "odd"))
                    .toList());
    private static final AnalysisSpec.Effectiveness SPEC =
            new AnalysisSpec.Effectiveness(2, 2, 6, 3, List.of(Ranking.MEAN_DIFFERENCE), 5);

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();

    /** Stops a stage from its third unit of work on. */
    private static final Progress STOPS = (done, total, detail) -> {
        if (done >= 3) {
            throw new IllegalStateException("stopped");
        }
    };

    @FunctionalInterface
    private interface Stage {
        void write(StageWriter out, Progress progress) throws IOException;
    }

    @BeforeEach
    void activations() throws IOException {
        float[] values = new float[20 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7919 % 101 + (i / 5 % 2 == 0 && i % 5 == 0 ? 60 : 0);
        }
        ActivationFiles.write(writer("input"), ActivationMatrix.of(20, 5, values), new float[] {1, 1, 1, 1, 1});
    }

    @Test
    void ofTheCurve() throws IOException {
        goesOn(
                new EffectivenessStage(
                        "mlp", WORDS, SPEC, Ranking.MEAN_DIFFERENCE, folder.resolve("input"), new Seed(1))::write,
                "effectiveness.json");
    }

    @Test
    void ofThePermutations() throws IOException {
        goesOn(
                new EffectivenessNullStage("mlp", WORDS, SPEC, folder.resolve("input"), new Seed(1))::write,
                "rounds.json");
    }

    private void goesOn(Stage stage, String file) throws IOException {
        stage.write(writer("whole"), Progress.SILENT);
        assertThatThrownBy(() -> stage.write(writer("stopped"), STOPS)).hasStackTraceContaining("stopped");
        assertThat(folder.resolve("stopped").resolve(file)).doesNotExist();
        assertThat(messages).isEmpty();

        List<Long> steps = new ArrayList<>();
        stage.write(writer("stopped"), (done, total, detail) -> steps.add(done));

        assertThat(messages).hasSize(1).first().asString().matches("stage: goes on: [3-6] parts are done");
        assertThat(steps).hasSize(6);
        assertThat(folder.resolve("stopped").resolve(file))
                .hasSameTextualContentAs(folder.resolve("whole").resolve(file));
    }

    private StageWriter writer(String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return new StageWriter(
                own, Files.createDirectories(folder.resolve(name + "-scratch")), "stage:00", 1, messages::add);
    }
}
