package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void aModelThatIsNotSupportedIsRefused() {
        assertRefused("\"gelu_new\"", "\"relu\"", "activation_function must be \"gelu_new\", was \"relu\"");
        assertRefused("\"gpt_neo\"", "\"llama\"", "model_type must be \"gpt_neo\", was \"llama\"");
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
