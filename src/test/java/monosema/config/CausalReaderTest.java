package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import monosema.config.CueSpec.Cues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausalReaderTest {
    private static final String CUES = "cues: {female: [her, she], male: [his, he]}";
    private static final CueSpec CUE_SPEC =
            new CueSpec(new Cues("female", List.of("her", "she")), new Cues("male", List.of("his", "he")));

    @TempDir
    Path folder;

    @Test
    void whatIsNotSaidIsTheDefault() throws IOException {
        assertThat(read("{" + CUES + "}"))
                .contains(new AnalysisSpec.Causal(CUE_SPEC, 20, List.of(-1.0, -0.5, 0.5, 1.0)));
        assertThat(read("{" + CUES + ", randomSets: 7, steps: [2, -0.25]}"))
                .contains(new AnalysisSpec.Causal(CUE_SPEC, 7, List.of(2.0, -0.25)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | : missing key 'cues'",
                "{cues: {a: [x, y], b: [z]}} | .cues: must pair the cues: 'a' has 2 and 'b' has 1",
                "{CUES, randomSets: 0} | .randomSets: must be >= 1, was 0",
                "{CUES, randomSets: 1001} | .randomSets: must be <= 1000, was 1001",
                "{CUES, steps: 1} | .steps: must be a list, was 1",
                "{CUES, steps: []} | .steps: must have at least one entry",
                "{CUES, steps: [1, 0]} | .steps[1]: must not be 0, which changes nothing",
                "{CUES, steps: [.nan]} | .steps[0]: must be >= -100, was .nan",
                "{CUES, steps: [101]} | .steps[0]: must be <= 100, was 101",
                "{CUES, steps: [1, 2, 1.0]} | .steps: must name each step once",
                "{CUES, randomsets: 3} | : unknown key 'randomsets' (did you mean 'randomSets'?)",
            })
    void aBadKnobIsNamedInOneLine(String causal, String message) {
        assertThat(GoodStudy.mistakes(folder, study("- causal: " + causal.replace("CUES", CUES))))
                .containsExactly("experiments.yaml:19 experiments[0].analyses[2].causal" + message);
    }

    @Test
    void withoutATestThereAreNoNeuronsToAblate() {
        assertThat(GoodStudy.mistakes(folder, study("- causal: {" + CUES + "}").replace("      - t-test\n", "")))
                .containsExactly("experiments.yaml:8 experiments[0]: analyses: causal needs the analysis t-test,"
                        + " which finds the neurons that it ablates");
    }

    private List<AnalysisSpec> read(String causal) throws IOException {
        Study study = GoodStudy.read(folder, study("- causal: " + causal));
        return ((ModelExperiment) study.experiments().get(0)).analyses();
    }

    private static String study(String analysis) {
        return GoodStudy.TEXT.replace("- logistic:", analysis);
    }
}
