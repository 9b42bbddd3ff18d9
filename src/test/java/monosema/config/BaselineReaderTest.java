package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.config.AnalysisSpec.Effectiveness.Baseline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineReaderTest {
    @TempDir
    Path folder;

    @Test
    void baselinesAreInTheOrderOfTheirList() throws IOException {
        assertThat(read("{baselines: [untrained, rotation, pca, hook-post]}")
                        .analysis(Effectiveness.class)
                        .orElseThrow()
                        .baselines())
                .containsExactly(Baseline.UNTRAINED, Baseline.ROTATION, Baseline.PCA, Baseline.HOOK_POST);
    }

    @Test
    void baselinesAreDeclaredWhereThereAreAnyAndChangeNoOtherKey() throws IOException {
        assertThat(Declaration.identity(read("")).toString())
                .contains("kind=effectiveness")
                .doesNotContain("baselines");
        assertThat(Declaration.identity(read("{baselines: [pca]}")).toString())
                .contains("baselines=[pca]")
                .isNotEqualTo(
                        Declaration.identity(read("{baselines: [rotation]}")).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[pca, rotation, pca] | effectiveness.baselines[2]: baseline pca stands twice",
                "[ica] | effectiveness.baselines[0]: must be one of hook-post, pca, rotation, untrained, was 'ica'",
                "[] | effectiveness.baselines: must have at least one entry",
                "pca | effectiveness.baselines: must be a list, was 'pca'",
            })
    void aMistakeIsOneLine(String baselines, String message) {
        assertThat(GoodStudy.mistakes(folder, with("{baselines: " + baselines + "}")))
                .containsExactly("experiments.yaml:19 experiments[0].analyses[2]." + message);
    }

    @Test
    void theNeuronsOfAnMlpAreABaselineOfWhatItAddsAlone() throws IOException {
        String elsewhere = with("{baselines: [hook-post]}").replace("hook_mlp_out", "hook_resid_post");

        assertThat(GoodStudy.mistakes(folder, elsewhere))
                .containsExactly("experiments.yaml:19 experiments[0].analyses[2]: baseline hook-post needs the hook"
                        + " blocks.<layer>.hook_mlp_out, whose neurons it is, was 'blocks.1.hook_resid_post'");
        assertThat(GoodStudy.read(folder, elsewhere.replace("hook-post", "pca")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"pca, pca", "untrained-standard, untrained"})
    void anSaeCannotBeCalledAsABaselineIs(String sae, String baseline) throws IOException {
        String study = with("{baselines: [" + baseline + "]}").replace("id: standard", "id: " + sae);

        assertThat(GoodStudy.mistakes(folder, study))
                .containsExactly("experiments.yaml:14 experiments[0].saes[0].id: an SAE cannot be called '" + sae
                        + "' beside the baseline " + baseline);
        assertThat(GoodStudy.read(folder, study.replace("[" + baseline, "[rotation")))
                .isNotNull();
    }

    private ModelExperiment read(String effectiveness) throws IOException {
        return (ModelExperiment)
                GoodStudy.read(folder, with(effectiveness)).experiments().get(0);
    }

    private static String with(String effectiveness) {
        return GoodStudy.TEXT.replace("- logistic:", "- effectiveness: " + effectiveness);
    }
}
