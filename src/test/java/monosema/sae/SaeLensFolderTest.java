package monosema.sae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.activations.ActivationMatrix;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SaeLensFolderTest {
    private static final Path SAELENS = Path.of("src/test/resources/monosema/sae/saelens-files");
    private static final SaeLensMetadata METADATA = new SaeLensMetadata(
            "storyworld", "blocks.0.hook_mlp_out", "stories", 64, false, Map.of("stage", "sae.one:00"));

    @TempDir
    Path folder;

    static List<SaeEncoding> encodings() {
        return List.of(
                new SaeEncoding.Relu(),
                new SaeEncoding.TopK(3, false),
                new SaeEncoding.TopK(3, true),
                new SaeEncoding.JumpRelu(),
                new SaeEncoding.Gated());
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void aWrittenSaeReadsBackBitIdentical(SaeEncoding encoding) {
        for (boolean applyBDecToInput : new boolean[] {false, true}) {
            Sae sae = RandomSae.of(encoding, applyBDecToInput, 4, 12, 1);
            SaeLensFolder.write(folder, sae, METADATA);
            Sae read = SaeLensFolder.read(folder);
            assertThat(read.encoding()).isEqualTo(encoding);
            assertThat(read.applyBDecToInput()).isEqualTo(applyBDecToInput);
            assertThat(read.tensors()).hasSameSizeAs(sae.tensors());
            for (Tensor tensor : sae.tensors()) {
                assertThat(read.tensor(tensor.name()).toArray()).isEqualTo(tensor.toArray());
            }
        }
    }

    static List<String> saeLensFolders() {
        List<String> folders = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                Json.readTree(SAELENS.resolve("expected.json")).path("folders").properties()) {
            folders.add(entry.getKey());
        }
        assertThat(folders).hasSizeGreaterThan(10);
        return folders;
    }

    /** Files that SAELens wrote, of today and of versions 3 and 5: what it encodes and decodes with them, we do. */
    @ParameterizedTest
    @MethodSource("saeLensFolders")
    void whatSaeLensSavedEncodesAndDecodesAsItSays(String name) {
        JsonNode expected = Json.readTree(SAELENS.resolve("expected.json"));
        JsonNode rows = expected.path("x");
        JsonNode outputs = expected.path("folders").path(name);
        Sae sae = SaeLensFolder.read(SAELENS.resolve(name));
        float[] x = numbers(rows);
        float[] features = numbers(outputs.path("feature_acts"));
        assertThat(features).as("not all features fire").contains(0f);
        float most = 0;
        for (float feature : features) {
            most = Math.max(most, feature);
        }
        assertThat(most).as("some fire").isPositive();
        ActivationMatrix inJava = sae.encode(ActivationMatrix.of(rows.size(), sae.dIn(), x));
        assertThat(inJava.toArray()).containsExactly(features, within(2e-6f));
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae loaded = sae.load(manager)) {
            NDArray encoded = loaded.encode(manager, manager.create(x, new Shape(rows.size(), sae.dIn())));
            assertThat(encoded.toFloatArray()).containsExactly(features, within(2e-6f));
            assertThat(loaded.decode(manager, encoded).toFloatArray())
                    .containsExactly(numbers(outputs.path("sae_out")), within(3e-6f));
        }
    }

    private static float[] numbers(JsonNode node) {
        List<Float> values = new ArrayList<>();
        node.forEach(row -> row.forEach(value -> values.add((float) value.asDouble())));
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
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
                    "monosema" : {
                      "stage" : "sae.one:00"
                    },
                    "prepend_bos" : false,
                    "sae_lens_training_version" : null,
                    "sae_lens_version" : "6.54.12"
                  },
                  "normalize_activations" : "none",
                  "reshape_activations" : "none"
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "standard" | "crosscoder" | architecture must be one of standard, topk, jumprelu, gated, was "crosscoder"
            "standard" | "topk"       | activation_fn_kwargs.k must be a whole number from 1 to d_sae = 12, was missing
            "normalize_activations" : "none" | "normalize_activations" : "layer_norm" | normalize_activations must be none, was "layer_norm"
            "reshape_activations" : "none" | "reshape_activations" : "hook_z" | reshape_activations must be none, was "hook_z"
            : false,   | : "no",      | apply_b_dec_to_input must be true or false, was "no"
            "d_sae"    | "dSae"       | d_sae must be a whole number from 1, was missing
            : 12       | : -1         | d_sae must be a whole number from 1, was -1
            "standard" | "topk", "k" : 13 | k must be a whole number from 1 to d_sae = 12, was 13
            "standard" | "standard", "activation_fn_str" : "tanh-relu" | activation_fn_str must be relu or topk, was "tanh-relu"
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
        refused("tensor 'W_dec' must have shape [12, 4], has [4, 12]");
    }

    @Test
    void aMissingTensorIsRefusedByName() {
        write();
        remove("b_dec");
        refused("tensor 'b_dec' must have shape [4], is missing");
    }

    @Test
    void aTensorTooManyIsRefusedByName() {
        write();
        rewrite("b_dec", Tensor.of("threshold", List.of(12), new float[12]));
        refused("tensor 'threshold' is not one of architecture standard, which has W_enc, b_enc, W_dec, b_dec");
    }

    @Test
    void aTensorOfAnotherDtypeIsRefusedByName() throws IOException {
        write();
        Path file = folder.resolve("sae_weights.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String other = text.replace("\"W_dec\":{\"dtype\":\"F32\"", "\"W_dec\":{\"dtype\":\"I32\"");
        assertThat(other).isNotEqualTo(text);
        Files.write(file, other.getBytes(StandardCharsets.ISO_8859_1));
        refused("tensor 'W_dec': dtype must be F32, F16 or BF16, was I32");
    }

    @Test
    void aNumberThatIsNotFiniteIsRefusedByName() {
        write();
        rewrite("b_dec", Tensor.of("b_dec", List.of(4), new float[] {0, 1, Float.POSITIVE_INFINITY, 0}));
        refused("tensor 'b_dec' must be finite, value 2 was Infinity");
    }

    @Test
    void anotherProjectsArchitectureIsRefused() {
        Path real = testData().resolve("sae/saelens_v6_meta");
        assertThatThrownBy(() -> SaeLensFolder.read(real))
                .hasMessage(real.resolve("cfg.json")
                        + ": architecture must be one of standard, topk, jumprelu, gated, was \"context_sae\"");
    }

    /**
     * {@code torch.load(..., weights_only=True)} of PyTorch 2.15.0: W_enc is [64, 32], transposed, and begins with
     * -0.0348, 0.0599, 0.0064.
     */
    @Test
    void aStateDictOfAnotherProjectIsRead() {
        Sae sae = SaeFiles.read(testData().resolve("sae/sehajr_sae.pt"));
        assertThat(sae.encoding()).isEqualTo(new SaeEncoding.Relu());
        assertThat(List.of(sae.dIn(), sae.dSae())).containsExactly(32, 64);
        float[] encoder = sae.tensor("W_enc").toArray();
        assertThat(new float[] {encoder[0], encoder[64], encoder[128]})
                .containsExactly(new float[] {-0.0348f, 0.0599f, 0.0064f}, within(5e-5f));
    }

    private static Path testData() {
        String data = System.getProperty("monosema.testdata", "");
        assumeTrue(!data.isEmpty(), "needs -Dmonosema.testdata");
        return Path.of(data);
    }

    private void remove(String name) {
        Path file = folder.resolve("sae_weights.safetensors");
        List<Tensor> tensors = Safetensors.read(file).tensors().values().stream()
                .filter(tensor -> !tensor.name().equals(name))
                .toList();
        Safetensors.of(tensors, Map.of()).write(file);
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
