package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.SaeArchitecture.JumpReLU.Penalty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaeReaderTest {
    private static final String STANDARD =
            "{id: standard, architecture: standard, expansion: 16, l1Coefficient: 5, steps: 3000}";

    @TempDir
    Path folder;

    /** Every knob of SAELens' tutorial for tiny-stories-1L-21M, which is a table in its own documentation. */
    @Test
    void theTutorialsPresetIsItsRecipe() throws IOException {
        SaeSpec.Trained sae = trained("{id: s, preset: saelens-tutorial}");
        assertThat(sae.expansion()).isEqualTo(16);
        assertThat(sae.architecture()).isEqualTo(new SaeArchitecture.Standard(5, 0.05));
        assertThat(sae.training())
                .isEqualTo(new SaeTraining(
                        30_000,
                        4_096,
                        5e-5,
                        0,
                        0.2,
                        0.9,
                        0.999,
                        1,
                        true,
                        false,
                        SaeTraining.DecoderInit.UNIFORM,
                        0.1,
                        true,
                        7));
    }

    @Test
    void theStudysPresetHasThePositiveDecoderAndTheUnscaledBias() throws IOException {
        SaeTraining tutorial = trained("{id: s, preset: saelens-tutorial}").training();
        SaeTraining study = trained("{id: s, preset: saelens-3.23}").training();
        assertThat(study.decoderInit()).isEqualTo(SaeTraining.DecoderInit.POSITIVE);
        assertThat(study.foldDecoderBias()).isFalse();
        assertThat(study.steps()).isEqualTo(tutorial.steps());
        assertThat(study.learningRate()).isEqualTo(tutorial.learningRate());
    }

    @Test
    void aKeyBesideAPresetOverridesIt() throws IOException {
        SaeSpec.Trained sae = trained("{id: s, preset: saelens-tutorial, steps: 9, l1Coefficient: 2, seed: 3}");
        assertThat(sae.training().steps()).isEqualTo(9);
        assertThat(sae.training().batch()).isEqualTo(4_096);
        assertThat(sae.training().seed()).isEqualTo(3);
        assertThat(sae.architecture()).isEqualTo(new SaeArchitecture.Standard(2, 0.05));
    }

    @Test
    void everyArchitectureHasItsKnobs() throws IOException {
        DeadLoss dead = new DeadLoss(0.5, 9);
        assertThat(architecture("topk, k: 3, auxCoefficient: 0.5, deadAfter: 9, rescaleActsByDecoderNorm: false"))
                .isEqualTo(new SaeArchitecture.TopK(3, dead, false));
        assertThat(architecture("batchtopk, k: 2.5, auxCoefficient: 0.5, deadAfter: 9, thresholdRate: 0.2"))
                .isEqualTo(new SaeArchitecture.BatchTopK(2.5, dead, true, 0.2));
        assertThat(architecture("matryoshka-batchtopk, k: 2, auxCoefficient: 0.5, deadAfter: 9, widths: [4, 8]"))
                .isEqualTo(new SaeArchitecture.Matryoshka(
                        2, dead, true, SaeDefaults.MATRYOSHKA.thresholdRate(), List.of(4, 8)));
        assertThat(architecture("jumprelu, penalty: step, l0Coefficient: 2, l0WarmUpShare: 0.5, bandwidth: 0.25,"
                        + " initialThreshold: 0.125, tanhScale: 3, preActCoefficient: 0.75, deadAfter: 9"))
                .isEqualTo(new SaeArchitecture.JumpReLU(Penalty.STEP, 2, 0.5, 0.25, 0.125, 3, 0.75, 9));
        assertThat(architecture("gated, l1Coefficient: 2, l1WarmUpShare: 0.5, detachAuxiliaryDecoder: true"))
                .isEqualTo(new SaeArchitecture.Gated(2, 0.5, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: s, preset: saelens} | preset: unknown preset 'saelens': one of recommended, saelens-tutorial, saelens-3.23",
                "{id: s, preset: saelens-3.23, architecture: topk} | architecture: must be standard, which preset saelens-3.23 is a recipe of, was 'topk'",
                "{id: s, architecture: topk, k: 0} | k: must be >= 1, was 0",
                "{id: s, architecture: topk, k: 2.5} | k: must be a whole number, was 2.5",
                "{id: s, architecture: matryoshka-batchtopk, widths: [8, 8]} | widths[1]: must be above the width before it (8), was 8",
                "{id: s, architecture: jumprelu, bandwidth: 0} | bandwidth: must be > 0, was 0",
                "{id: s, architecture: gated, adamBeta1: 1} | adamBeta1: must be < 1, was 1",
                "{id: s, architecture: standard, expansion: 0} | expansion: must be >= 1, was 0",
                "{id: s, file: nowhere.pt} | file: no such file or folder nowhere.pt",
            })
    void aBadKnobIsNamedWithItsBound(String sae, String message) {
        assertThatThrownBy(() -> read(sae))
                .isInstanceOf(InvalidStudyException.class)
                .hasMessageContaining("experiments[0].saes[0]." + message);
    }

    @Test
    void aKnobOfAnotherArchitectureIsUnknown() {
        assertThatThrownBy(() -> read("{id: s, architecture: standard, k: 3}"))
                .hasMessageContaining("experiments[0].saes[0]: unknown key 'k'");
    }

    @Test
    void anSaeOfFilesIsFoundBesideTheStudy() throws IOException {
        Files.createDirectory(folder.resolve("theirs"));
        assertThat(read("{id: s, file: theirs}").saes())
                .containsExactly(new SaeSpec.Pretrained("s", folder.resolve("theirs")));
    }

    private SaeArchitecture architecture(String knobs) throws IOException {
        return trained("{id: s, architecture: " + knobs + "}").architecture();
    }

    private SaeSpec.Trained trained(String sae) throws IOException {
        return (SaeSpec.Trained) read(sae).saes().get(0);
    }

    private ModelExperiment read(String sae) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        assertThat(GoodStudy.TEXT).contains(STANDARD);
        Files.writeString(file, GoodStudy.TEXT.replace(STANDARD, sae));
        return (ModelExperiment) StudyReader.read(file).experiments().get(0);
    }
}
