package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.CueSpec.Cues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeanReaderTest {
    private static final String LEAN = "- lean: {cues: {female: [her, she], male: [his, he]}}\n      - logistic:";

    @TempDir
    Path folder;

    @Test
    void cuesArePairedInTheOrderOfTheirLists() throws IOException {
        assertThat(read(LEAN).analyses())
                .contains(new AnalysisSpec.Lean(new CueSpec(
                        new Cues("female", List.of("her", "she")), new Cues("male", List.of("his", "he")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing key 'cues'",
                "{cues: {female: [her]}} | cues: must have the cues of two labels, has 1",
                "{cues: {a: [x], b: [y], c: [z]}} | cues: must have the cues of two labels, has 3",
                "{cues: {a: [x, y], b: [z]}} | cues: must pair the cues: 'a' has 2 and 'b' has 1",
                "{cues: {a: [x, x], b: [y, z]}} | cues.a[1]: cue 'x' stands twice",
                "{cues: {a: [], b: []}} | cues.a: must have at least one entry",
            })
    void aBadKnobIsNamed(String lean, String message) {
        assertThatThrownBy(() -> read("- lean: " + lean + "\n      - logistic:"))
                .isInstanceOf(InvalidStudyException.class)
                .hasMessageContaining("experiments[0].analyses[2].lean")
                .hasMessageContaining(message);
    }

    @Test
    void theAgreeingWordsAreAnalysedOnlyWhereTheLeanIsMeasured() throws IOException {
        String only = "only: agreeing";

        assertThat(read(LEAN, only).subset()).isEqualTo(WordSubset.AGREEING);
        assertThat(Declaration.of(read(LEAN, only))).containsEntry("subset", "agreeing");
        assertThat(Declaration.of(read(LEAN))).doesNotContainKey("subset");
        assertThatThrownBy(() -> read("- logistic:", only))
                .isInstanceOf(InvalidStudyException.class)
                .hasMessageContaining("words.only: agreeing needs the analysis lean");
    }

    @Test
    void aSpaceBeforeTheWordsIsStatedOnlyWhereThereIsOne() throws IOException {
        ActivationSpec spaced = read("- logistic:", "leadingSpace: true").activations();

        assertThat(spaced.leadingSpace()).isTrue();
        assertThat(Declaration.of(spaced)).containsEntry("leadingSpace", true);
        assertThat(Declaration.of(read("- logistic:").activations())).doesNotContainKey("leadingSpace");
    }

    private ModelExperiment read(String logistic) throws IOException {
        return read(logistic, "");
    }

    private ModelExperiment read(String logistic, String words) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        String good = GoodStudy.TEXT
                .replace("    wordset:", "    words: {" + words + "}\n    wordset:")
                .replace("- logistic:", logistic);
        Files.writeString(file, good);
        return (ModelExperiment) StudyReader.read(file).experiments().get(0);
    }
}
