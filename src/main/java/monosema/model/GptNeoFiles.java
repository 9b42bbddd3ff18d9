package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import monosema.io.TensorFile;
import monosema.tokens.Tokenizer;

/**
 * A GPT-Neo as its Hugging Face repository holds it: {@code config.json} and the weights, in {@code model.safetensors} or,
 * as TinyStories has them, {@code pytorch_model.bin}. {@code GPTNeoForCausalLM.from_pretrained} reads what we write.
 */
public final class GptNeoFiles {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String TORCH_WEIGHTS = "pytorch_model.bin";

    private GptNeoFiles() {}

    /**
     * Writes both files; equal models give equal bytes.
     *
     * @param folder exists
     * @throws UncheckedIOException if it cannot be written
     */
    public static void save(GptNeo model, Path folder) {
        List<Tensor> tensors = new ArrayList<>();
        model.weights().forEach((name, weights) -> {
            List<Integer> shape = new ArrayList<>();
            for (long dimension : weights.getShape().getShape()) {
                shape.add(Math.toIntExact(dimension));
            }
            tensors.add(Tensor.of(name, shape, weights.toFloatArray()));
        });
        Safetensors.of(tensors, Map.of("format", "pt")).write(folder.resolve(WEIGHTS));
        try {
            Files.writeString(folder.resolve(CONFIG), Json.pretty(GptNeoConfigJson.write(model.config())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads configuration and weights, {@code model.safetensors} if there is one, else {@code pytorch_model.bin}. Tensors
     * that the model does not use are ignored: {@code lm_head.weight}, which is the embedding, and buffers of attention.
     *
     * @param tokenizer at most as many tokens as the model has
     * @param device where the weights are put
     * @return the caller closes it
     * @throws BadInputException if a file is missing or damaged, the model is of a kind not supported, tensors are missing
     *     or of another shape than the configuration says (all of them named), or a weight is NaN or infinite
     */
    public static GptNeo load(Path folder, Tokenizer tokenizer, Device device) {
        return load(folder.resolve(CONFIG), () -> weights(folder), tokenizer, device);
    }

    /**
     * Reads a configuration and one of the two files of weights, wherever they lie.
     *
     * @param tokenizer at most as many tokens as the model has
     * @param device where the weights are put
     * @return the caller closes it
     * @throws BadInputException as {@link #load(Path, Tokenizer, Device)}
     */
    public static GptNeo load(Path configuration, Path weights, Tokenizer tokenizer, Device device) {
        return load(configuration, () -> weights, tokenizer, device);
    }

    private static GptNeo load(Path configuration, Supplier<Path> weights, Tokenizer tokenizer, Device device) {
        GptNeoConfig config = GptNeoConfigJson.read(configuration);
        if (tokenizer.size() > config.vocabularySize()) {
            throw new BadInputException("%s: the tokenizer's %d tokens must fit the model's vocabulary of %d"
                    .formatted(configuration, tokenizer.size(), config.vocabularySize()));
        }
        WeightReader reader = new WeightReader(TensorFile.open(weights.get()));
        NDManager manager = NDManager.newBaseManager(device);
        try {
            Map<String, NDArray> arrays = reader.read(manager, GptNeoParameters.shapes(config));
            return new GptNeo(manager, config, GptNeoParameters.of(config, arrays), tokenizer);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static Path weights(Path folder) {
        for (String name : List.of(WEIGHTS, TORCH_WEIGHTS)) {
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new BadInputException("%s: has neither %s nor %s".formatted(folder, WEIGHTS, TORCH_WEIGHTS));
    }
}
