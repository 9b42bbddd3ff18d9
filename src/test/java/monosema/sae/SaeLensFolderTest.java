package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaeLensFolderTest {
    private static final SaeLensMetadata METADATA =
            new SaeLensMetadata("storyworld", "blocks.0.hook_mlp_out", "stories", 64, false);

    @TempDir
    Path folder;

    @Test
    void aWrittenSaeReadsBackBitIdentical() {
        Sae sae = write();
        Sae read = SaeLensFolder.read(folder);
        for (int i = 0; i < 4; i++) {
            assertThat(read.tensors().get(i).toArray())
                    .isEqualTo(sae.tensors().get(i).toArray());
        }
    }

    @Test
    void theConfigurationHasSaeLensKeys() {
        write();
        assertThat(folder.resolve("cfg.json")).content().isEqualTo("""
                {
                  "apply_b_dec_to_input" : false,
                  "architecture" : "standard",
                  "d_in" : 4,
                  "d_sae" : 12,
                  "device" : "cpu",
                  "dtype" : "float32",
                  "metadata" : {
                    "context_size" : 64,
                    "dataset_path" : "stories",
                    "hook_head_index" : null,
                    "hook_name" : "blocks.0.hook_mlp_out",
                    "model_name" : "storyworld",
                    "prepend_bos" : false,
                    "sae_lens_training_version" : null,
                    "sae_lens_version" : "6.30.1"
                  },
                  "normalize_activations" : "none",
                  "reshape_activations" : "none"
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "standard" | "topk"     | architecture must be standard, was "topk"
            "float32"  | "bfloat16" | dtype must be float32, was "bfloat16"
            : false,   | : true,    | apply_b_dec_to_input must be false, was "true"
            "d_sae"    | "dSae"     | d_sae must be a whole number from 1, was missing
            : 12       | : -1       | d_sae must be a whole number from 1, was -1
            """)
    void anotherConfigurationIsRefusedByKey(String text, String replacement, String message) throws IOException {
        write();
        Path config = folder.resolve("cfg.json");
        Files.writeString(config, Files.readString(config).replaceFirst(text, replacement));
        assertThatThrownBy(() -> SaeLensFolder.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessage(config + ": " + message);
    }

    @Test
    void aTensorOfAnotherShapeIsRefusedByName() {
        write();
        rewrite("W_dec", Tensor.of("W_dec", List.of(4, 12), new float[48]));
        refused("tensor 'W_dec' must have shape [12, 4] as cfg.json says, has [4, 12]");
    }

    @Test
    void aMissingTensorIsRefusedByName() {
        write();
        rewrite("b_dec", Tensor.of("other", List.of(4), new float[4]));
        refused("tensor 'b_dec' must have shape [4] as cfg.json says, is missing");
    }

    @Test
    void aNumberThatIsNotFiniteIsRefusedByName() {
        write();
        rewrite("b_dec", Tensor.of("b_dec", List.of(4), new float[] {0, 1, Float.POSITIVE_INFINITY, 0}));
        refused("tensor 'b_dec' must be finite, value 2 is Infinity");
    }

    @Test
    void anotherProjectsArchitectureIsRefused() {
        String data = System.getProperty("monosema.testdata", "");
        assumeTrue(!data.isEmpty(), "needs -Dmonosema.testdata");
        Path real = Path.of(data, "sae/saelens_v6_meta");
        assertThatThrownBy(() -> SaeLensFolder.read(real))
                .hasMessage(real.resolve("cfg.json") + ": architecture must be standard, was \"context_sae\"");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> SaeLensFolder.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("sae_weights.safetensors") + ": " + message);
    }

    private Sae write() {
        Sae sae = RandomSae.standard(4, 12, 1);
        SaeLensFolder.write(folder, sae, METADATA);
        return sae;
    }

    private void rewrite(String name, Tensor replacement) {
        Path file = folder.resolve("sae_weights.safetensors");
        List<Tensor> tensors = Safetensors.read(file).tensors().values().stream()
                .map(tensor -> tensor.name().equals(name) ? replacement : tensor)
                .toList();
        Safetensors.of(tensors, Map.of()).write(file);
    }
}
