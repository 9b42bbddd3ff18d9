package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import monosema.io.BadInputException;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import monosema.tokens.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GptNeoFilesTest {
    private static final Tokenizer TOKENIZER = TinyGptNeo.tokenizer(50);

    @TempDir
    Path folder;

    @Test
    void aSavedModelIsReadBackBitForBit() throws IOException {
        Path again = Files.createDirectory(folder.resolve("again"));
        try (GptNeo model = TinyGptNeo.load()) {
            GptNeoFiles.save(model, folder);
        }
        try (GptNeo model = GptNeoFiles.load(folder, TOKENIZER, Device.cpu())) {
            assertThat(model.config()).isEqualTo(TinyGptNeo.config());
            assertThat(model.parameterCount()).isEqualTo(7552);
            GptNeoFiles.save(model, again);
        }
        assertThat(again.resolve("model.safetensors")).hasSameBinaryContentAs(folder.resolve("model.safetensors"));
        assertThat(again.resolve("config.json")).hasSameBinaryContentAs(folder.resolve("config.json"));
        Map<String, Tensor> original = tensors(TinyGptNeo.folder());
        Map<String, Tensor> saved = tensors(folder);
        assertThat(saved.keySet()).isEqualTo(original.keySet());
        for (Tensor tensor : saved.values()) {
            assertThat(original.get(tensor.name()))
                    .isNotNull()
                    .extracting(Tensor::toArray)
                    .isEqualTo(tensor.toArray());
        }
    }

    @Test
    void aMissingOrMisshapenTensorIsNamed() throws IOException {
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        Path file = folder.resolve("model.safetensors");
        List<Tensor> tensors = tensors(TinyGptNeo.folder()).values().stream()
                .filter(tensor -> !tensor.name().equals("transformer.wte.weight"))
                .toList();
        Safetensors.of(tensors, Map.of()).write(file);
        assertThatThrownBy(() -> GptNeoFiles.load(folder, TOKENIZER, Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": tensor 'transformer.wte.weight' is missing");

        List<Tensor> wrong = new java.util.ArrayList<>(tensors);
        wrong.add(Tensor.of("transformer.wte.weight", List.of(2, 3), new float[6]));
        Safetensors.of(wrong, Map.of()).write(file);
        assertThatThrownBy(() -> GptNeoFiles.load(folder, TOKENIZER, Device.cpu()))
                .hasMessage(file + ": tensor 'transformer.wte.weight' must be of shape (50, 16), was (2, 3)");
    }

    @Test
    void allMissingAndMisshapenTensorsAreNamedAtOnceButNoMoreThanTen() throws IOException {
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        Path file = folder.resolve("model.safetensors");
        Safetensors.of(List.of(Tensor.of("transformer.wpe.weight", List.of(6), new float[6])), Map.of())
                .write(file);
        assertThatThrownBy(() -> GptNeoFiles.load(folder, TOKENIZER, Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": tensor 'transformer.wte.weight' is missing;"
                        + " tensor 'transformer.wpe.weight' must be of shape (16, 16), was (6);"
                        + " tensor 'transformer.h.0.ln_1.weight' is missing;")
                .hasMessageMatching("(?:[^;]+; ){10}and 20 more");
    }

    @Test
    void aWeightThatIsNoNumberIsNamed() throws IOException {
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        Path file = folder.resolve("model.safetensors");
        List<Tensor> tensors = tensors(TinyGptNeo.folder()).values().stream()
                .map(tensor -> tensor.name().equals("transformer.h.1.mlp.c_fc.bias") ? withNaN(tensor) : tensor)
                .toList();
        Safetensors.of(tensors, Map.of()).write(file);
        assertThatThrownBy(() -> GptNeoFiles.load(folder, TOKENIZER, Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": tensor 'transformer.h.1.mlp.c_fc.bias': value 5 is NaN, must be finite");
    }

    private static Tensor withNaN(Tensor tensor) {
        float[] values = tensor.toArray();
        values[5] = Float.NaN;
        return Tensor.of(tensor.name(), tensor.shape(), values);
    }

    @Test
    void aFolderWithoutWeightsSaysWhatItLooksFor() throws IOException {
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        assertThatThrownBy(() -> GptNeoFiles.load(folder, TOKENIZER, Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder + ": has neither model.safetensors nor pytorch_model.bin");
    }

    @Test
    void aTokenizerOfMoreTokensThanTheModelIsRefused() {
        assertThatThrownBy(() -> GptNeoFiles.load(TinyGptNeo.folder(), TinyGptNeo.tokenizer(51), Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("config.json: the tokenizer's 51 tokens must fit the model's vocabulary of 50");
    }

    /** Made by language_models.py, with buffers and lm_head.weight as older transformers saved them. */
    @Test
    void theWeightsOfPyTorchsFileAreThoseOfTheSafetensorsFile() throws IOException {
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        Files.copy(torch("pytorch_model.bin"), folder.resolve("pytorch_model.bin"));
        Path saved = Files.createDirectory(folder.resolve("saved"));
        try (GptNeo model = GptNeoFiles.load(folder, TOKENIZER, Device.cpu())) {
            GptNeoFiles.save(model, saved);
        }
        Path original = Files.createDirectory(folder.resolve("original"));
        try (GptNeo model = TinyGptNeo.load()) {
            GptNeoFiles.save(model, original);
        }
        assertThat(saved.resolve("model.safetensors")).hasSameBinaryContentAs(original.resolve("model.safetensors"));
    }

    /** transformers 5.24.0 on the widened weights: language_models.py. */
    @Test
    void halfWidthWeightsAreWidened() throws IOException {
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        Files.copy(torch("half/pytorch_model.bin"), folder.resolve("pytorch_model.bin"));
        float[] expected = Objects.requireNonNull(Safetensors.read(torch("half/reference.safetensors"))
                        .tensors()
                        .get("logits"))
                .toArray();
        try (GptNeo model = GptNeoFiles.load(folder, TOKENIZER, Device.cpu());
                NDManager manager = NDManager.newBaseManager()) {
            assertThat(model.logits(manager, TinyGptNeo.inputs(manager)).toFloatArray())
                    .containsExactly(expected, within(1e-5f))
                    .isNotEqualTo(TinyGptNeo.reference("logits").toArray());
        }
    }

    private static Path torch(String name) {
        return TinyGptNeo.folder().resolveSibling("gptneo-tiny-torch").resolve(name);
    }

    @Test
    void aModelThatIsNotSupportedIsRefused() {
        assertRefused("\"gelu_new\"", "\"relu\"", "activation_function must be \"gelu_new\", was \"relu\"");
        assertRefused(
                "\"gpt_neo\"",
                "\"ll\\u0007ma\"",
                "model_type is \"ll\\u0007ma\"; supported: \"gpt_neo\" here, and Llama as a file of llama2.c");
        assertRefused("\"hidden_size\": 16", "\"hidden_size\": 2000000000", "dModel 2000000000 must be <= 16777216");
        assertRefused("\"num_layers\": 2", "\"num_layers\": 3", "attention_types gives 2 layer(s), num_layers is 3");
        assertRefused("\"num_heads\": 2", "\"num_heads\": 3", "dModel 16 must be a multiple of heads 3");
        assertRefused("\"vocab_size\": 50", "\"vocab_size\": 5.5", "vocab_size must be an integer, was 5.5");
        assertRefused("\"global\",\n        \"local\"", "\"far\"", "attention type must be global or local, was 'far'");
    }

    private void assertRefused(String before, String after, String message) {
        Path file = folder.resolve("config.json");
        try {
            String config = Files.readString(TinyGptNeo.folder().resolve("config.json"));
            assertThat(config).contains(before);
            Files.writeString(file, config.replace(before, after));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThatThrownBy(() -> GptNeoFiles.load(folder, TOKENIZER, Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + message);
    }

    private static Map<String, Tensor> tensors(Path folder) {
        return Safetensors.read(folder.resolve("model.safetensors")).tensors();
    }
}
