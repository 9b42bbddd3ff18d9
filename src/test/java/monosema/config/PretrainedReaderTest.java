package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.ModelSpec.Family;
import monosema.config.ModelSpec.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainedReaderTest {
    private static final String TRAINED = "{train: {family: gpt-neo, layers: 2, dModel: 128, heads: 4, steps: 1200}}";
    private static final String COMMIT = "0bd21da7698eaf29a0d7de3992de8a46ef624add";
    private static final String SHA = "b0a507e7ad0f626624f17112325e66691f9076d622e1d3274d103d00299f2696";

    @TempDir
    Path folder;

    @Test
    void aModelOfTheHubIsPinnedByItsCommitAndItsChecksums() throws IOException {
        assertThat(model("""
                {hub: karpathy/tinyllamas, revision: %s, family: llama2c, weights: stories260K/stories260K.bin,
                      tokenizer: stories260K/tok512.bin, sha256: {stories260K/stories260K.bin: %s}}""".formatted(COMMIT, SHA)))
                .isEqualTo(new ModelSpec.Pretrained(
                        Family.LLAMA2C,
                        new ModelSpec.HubRepository("karpathy/tinyllamas", COMMIT),
                        new ModelFile("stories260K/stories260K.bin", SHA),
                        new ModelFile("stories260K/tok512.bin", ""),
                        ModelFile.NONE));
    }

    @Test
    void aFolderOfGptNeoHasSafetensorsAndGpt2sTokensUnlessItSaysOtherwise() throws IOException {
        Files.createDirectory(folder.resolve("mine"));

        assertThat(model("{folder: mine}"))
                .isEqualTo(new ModelSpec.Pretrained(
                        Family.GPT_NEO,
                        new ModelSpec.Folder(folder.resolve("mine")),
                        new ModelFile("model.safetensors", ""),
                        ModelFile.NONE,
                        new ModelFile("config.json", "")));
    }

    @Test
    void aConfigurationLiesBesideItsWeightsAndHasAChecksumLikeThem() throws IOException {
        ModelSpec.Pretrained model = (ModelSpec.Pretrained)
                model("{hub: a/b, revision: %s, weights: sub/pytorch_model.bin, sha256: {sub/config.json: %s}}"
                        .formatted(COMMIT, SHA));

        assertThat(model.config()).isEqualTo(new ModelFile("sub/config.json", SHA));
    }

    @Test
    void whereAFolderLiesIsNoPartOfADeclaration() throws IOException {
        Files.createDirectory(folder.resolve("mine"));

        assertThat(Declaration.of(model("{folder: mine}")).toString()).doesNotContain("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{hub: karpathy, revision: 0bd21da7698eaf29a0d7de3992de8a46ef624add} | hub: must be owner/name",
                "{hub: a/b} | missing key 'revision'",
                "{hub: a/b, revision: main} | revision: must be a commit of 40 lower-case hex digits",
                "{hub: a/b, folder: c} | must have one of the keys hub, folder, has both",
                "{folder: none} | folder: must be a folder",
                "{hub: a/b, family: bert} | family: must be one of gpt-neo, llama2c, was 'bert'",
                "{hub: a/b, family: llama2c} | missing key 'weights'",
                "{hub: a/b, family: llama2c} | missing key 'tokenizer'",
                "{hub: a/b, weights: ../x} | weights: must be the path of a file of the model, was '../x'",
                "{hub: a/b, weights: /etc/passwd} | weights: must be the path of a file of the model",
                "{hub: a/b, sha256: {model.safetensors: 12}} | sha256.model.safetensors: must be text (put it in quotes)",
                "{hub: a/b, sha256: {model.bin: " + SHA + "}} | sha256: 'model.bin' is none of the model's files",
                "{hub: a/b, revison: main} | unknown key 'revison' (did you mean 'revision'?)",
                "hub | missing key 'hub'",
            })
    void aBadKnobIsNamed(String model, String message) {
        List<String> mistakes = GoodStudy.mistakes(folder, GoodStudy.TEXT.replace(TRAINED, model));

        assertThat(mistakes)
                .anySatisfy(line ->
                        assertThat(line).contains("experiments[0].model").contains(message));
    }

    @Test
    void theLayersOfAModelThatIsNotHereAreNotKnownYet() throws IOException {
        assertThat(model("{hub: a/b, revision: %s}".formatted(COMMIT)).blocks()).isEmpty();
    }

    private ModelSpec model(String model) throws IOException {
        Study study = GoodStudy.read(folder, GoodStudy.TEXT.replace(TRAINED, model));
        return ((ModelExperiment) study.experiments().get(0)).model();
    }
}
