package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameProbeReaderTest {
    private static final String AT = "experiments.yaml:20 experiments[0].analyses[3].probe-in-frames";

    @TempDir
    Path folder;

    @Test
    void aBareNameTakesAllDefaults() throws IOException {
        assertThat(read("probe-in-frames"))
                .isEqualTo(new AnalysisSpec.FrameProbe(new FramesSpec.BuiltIn(4), 5, 3, 6, 100));
    }

    @Test
    void framesOfOnesOwnAreTakenInOrderWithSingleSpaces() throws IOException {
        assertThat(read("probe-in-frames: {frames: [One day the ___, 'They  met ___', \"Then ___\"]}"))
                .isEqualTo(new AnalysisSpec.FrameProbe(
                        new FramesSpec.Given(List.of("One day the ___", "They met ___", "Then ___")), 5, 3, 6, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frames: 2 | .frames: must be >= 3, was 2",
                "frames: 9 | .frames: must be <= 8, was 9",
                "frames: many | .frames: must be a whole number, was 'many'",
                "frames: [] | .frames: must have at least one entry",
                "frames: [a ___, b ___] | .frames: must have at least 3 frames, has 2",
                "frames: [a ___, b, c ___] | .frames[1]: frame 'b' must end with the slot ___",
                "frames: [a ___, ___, c ___] | .frames[1]: frame '___' must have a word before the slot",
                "frames: [a ___, b ___ b, c ___] | .frames[1]: frame 'b ___ b' must have the slot ___ once, as its last word",
                "frames: [a ___, b ___ ___, c ___] | .frames[1]: frame 'b ___ ___' must have the slot ___ once, as its last word",
                "frames: [a ___, b___, c ___] | .frames[1]: frame 'b___' must have the slot ___ once, as its last word",
                "frames: [a ___, b ___, a   ___] | .frames[2]: frame 'a ___' is frame 1 already",
                "'frames: 3, folds: 2' | : 3 frames in 2 folds leave 1 to train on, and choosing the strength needs 2",
                "controlDraws: 0 | .controlDraws: must be >= 1, was 0",
            })
    void aMistakeIsOneLine(String knobs, String line) {
        InvalidStudyException e =
                catchThrowableOfType(InvalidStudyException.class, () -> read("probe-in-frames: {" + knobs + "}"));

        assertThat(e).hasMessage(AT + line);
    }

    private AnalysisSpec read(String analysis) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, GoodStudy.TEXT + "      - " + analysis + "\n");
        ModelExperiment experiment =
                (ModelExperiment) StudyReader.read(file).experiments().get(0);
        return experiment.analyses().get(3);
    }
}
