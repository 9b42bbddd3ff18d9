package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.LogisticPenalty;
import monosema.config.StabilitySpec;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationFilesTest {
    private static final WordSet WORDS = new WordSet(
            "pair", "male", "female", List.of(new LabelledWord("king", "male"), new LabelledWord("queen", "female")));

    @TempDir
    Path folder;

    @Test
    void weightsThatOverflowAreNamedByWordAndNeuron() {
        StageWriter out = new StageWriter(folder, folder.resolve("scratch"), "stage:00", 1, line -> {});
        ActivationFiles.write(out, ActivationMatrix.of(2, 2, new float[] {1, 2, 3, 1e38f}), new float[] {1, 10});
        AnalysisSpec.Logistic spec =
                new AnalysisSpec.Logistic(2, 2, List.of(LogisticPenalty.L2), 0.5, 0.1, 1, StabilitySpec.DEFAULT, 2);

        assertThatThrownBy(() -> new LogisticStage("s1", WORDS, spec, folder, new Seed(1)).write(out, Progress.SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessage("activation of 'queen' in neuron 1 must be finite, was Infinity");
    }

    @Test
    void weightedActivationsAreProducts() {
        StageWriter out = new StageWriter(folder, folder.resolve("scratch"), "stage:00", 1, line -> {});
        ActivationFiles.write(out, ActivationMatrix.of(2, 2, new float[] {1, 2, 3, 4}), new float[] {1, 10});

        assertThat(ActivationFiles.readWeighted(folder, WORDS).toArray()).containsExactly(1, 20, 3, 40);
    }
}
