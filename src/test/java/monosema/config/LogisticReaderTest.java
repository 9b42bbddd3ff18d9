package monosema.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{penalties: [l1]} | penalties: must contain l2, which tells whether the classes are separable",
                "{penalties: [l2, l2]} | penalties[1]: penalty l2 stands twice",
                "{penalties: [l3]} | penalties[0]: must be one of l2, l1, elastic-net, was 'l3'",
                "{mixing: 0} | mixing: must be >= 0.01, was 0",
                "{ratio: 1} | ratio: must be < 1, was 1",
                "{shuffles: 0} | shuffles: must be >= 1, was 0",
                "{stability: {subsamples: 7}} | stability.subsamples: must be even, since halves come in pairs, was 7",
                "{stability: {threshold: 0.5}} | stability.threshold: must be > 0.5, was 0.5",
                "{splits: 1} | splits: must be >= 2, was 1",
            })
    void aBadKnobIsNamedWithItsBound(String logistic, String message) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, GoodStudy.TEXT.replace("- logistic:", "- logistic: " + logistic));

        assertThatThrownBy(() -> StudyReader.read(file))
                .isInstanceOf(InvalidStudyException.class)
                .hasMessageContaining("experiments[0].analyses[2].logistic." + message);
    }
}
