package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationReaderTest {
    static final String GOOD = """
            paper: {title: T, authors: [A]}
            wordsets: {gender: {builtin: gender}}
            experiments:
              - id: calibration
                title: Do the statistics keep their word?
                run: on-request
                seed: 5
                calibration:
                  familywise: {neurons: 3, dataSets: 11, permutations: 21}
                  uniformity: {words: 42, neurons: 1, dataSets: 12, permutations: 23, folds: 4, strengths: 28}
                  coverage: {words: 44, neurons: 13, dataSets: 14, samples: 15, folds: 6, repeats: 7, strengths: 29}
                  power: {mlpNeurons: 25, saeNeurons: 26, plantedShare: 0.25, dataSets: 16, permutations: 27}
            """;

    @TempDir
    Path folder;

    @Test
    void everyKnobIsBoundToItsOwnComponent() throws IOException {
        assertThat(read(GOOD))
                .isEqualTo(new CalibrationExperiment(
                        "calibration",
                        "Do the statistics keep their word?",
                        RunMode.ON_REQUEST,
                        DeviceChoice.AUTO,
                        5,
                        new CalibrationSpec(
                                new CalibrationSpec.Familywise(3, 11, 21),
                                new CalibrationSpec.Uniformity(42, 1, 12, 23, 4, 28),
                                new CalibrationSpec.Coverage(44, 13, 14, 15, 6, 7, 29),
                                new CalibrationSpec.Power(25, 26, 0.25, 16, 27))));
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws IOException {
        String bare = GOOD.substring(0, GOOD.indexOf("calibration:")) + "calibration: {}\n";

        assertThat(((CalibrationExperiment) read(bare)).calibration())
                .isEqualTo(new CalibrationSpec(
                        new CalibrationSpec.Familywise(1_000, 1_000, 999),
                        new CalibrationSpec.Uniformity(100, 50, 300, 99, 3, 4),
                        new CalibrationSpec.Coverage(150, 50, 500, 5_000, 5, 3, 6),
                        new CalibrationSpec.Power(128, 2_048, 0.05, 100, 999)));
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit(
                        "neurons: 3",
                        "neurons: 1",
                        "9 experiments[0].calibration.familywise.neurons: must be >= 2, was 1"),
                edit(
                        "dataSets: 12",
                        "datasets: 12",
                        "10 experiments[0].calibration.uniformity: unknown key 'datasets' (did you mean 'dataSets'?)"),
                edit(
                        "plantedShare: 0.25",
                        "plantedShare: 0.6",
                        "12 experiments[0].calibration.power.plantedShare: must be <= 0.5, was 0.6"),
                edit(
                        "  power:",
                        "  powr:",
                        "12 experiments[0].calibration: unknown key 'powr' (did you mean 'power'?)"),
                edit(
                        "    seed: 5\n",
                        "    hook: 3\n    analyses: [t-test]\n",
                        "4 experiments[0]: must be of one kind, has calibration beside hook, analyses"),
                edit("    seed: 5\n", "    sead: 5\n", "7 experiments[0]: unknown key 'sead' (did you mean 'seed'?)"));
    }

    private static Arguments edit(String good, String bad, String line) {
        return Arguments.of(good, bad, line);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aMistakeIsOneLine(String good, String bad, String line) {
        assertThat(GOOD).contains(good);
        InvalidStudyException e =
                catchThrowableOfType(InvalidStudyException.class, () -> read(GOOD.replace(good, bad)));

        assertThat(e.lines()).isEqualTo(List.of("experiments.yaml:" + line));
    }

    @Test
    void itsIdentityIsWhatItSimulatesAndTheSeed() throws IOException {
        Map<String, Object> identity = Declaration.identity(read(GOOD));

        assertThat(identity).containsOnlyKeys("calibration", "seed");
        assertThat(Declaration.identity(read(GOOD.replace("title: Do", "title: Did"))))
                .isEqualTo(identity);
        assertThat(Declaration.identity(read(GOOD.replace("samples: 15", "samples: 16"))))
                .isNotEqualTo(identity);
    }

    private Experiment read(String text) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, text);
        return StudyReader.read(file).experiments().get(0);
    }
}
