package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.Json;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import monosema.tokens.Tokenizer;

/**
 * A GPT-Neo as its Hugging Face repository holds it: {@code config.json} and {@code model.safetensors}, so that
 * {@code GPTNeoForCausalLM.from_pretrained} reads what we write.
 */
public final class GptNeoFiles {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";

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
     * Reads both files. Tensors that the model does not use are ignored.
     *
     * @param tokenizer at most as many tokens as the model has
     * @param device where the weights are put
     * @return the caller closes it
     * @throws BadInputException if a file is damaged, the model is of a kind not supported, or a tensor is missing or has
     *     another shape than the configuration says
     */
    public static GptNeo load(Path folder, Tokenizer tokenizer, Device device) {
        GptNeoConfig config = GptNeoConfigJson.read(folder.resolve(CONFIG));
        Path file = folder.resolve(WEIGHTS);
        Map<String, Tensor> tensors = Safetensors.read(file).tensors();
        NDManager manager = NDManager.newBaseManager(device);
        try {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            GptNeoParameters.shapes(config)
                    .forEach((name, shape) -> arrays.put(name, array(manager, file, name, shape, tensors)));
            return new GptNeo(manager, config, GptNeoParameters.of(config, arrays), tokenizer);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static NDArray array(NDManager manager, Path file, String name, Shape shape, Map<String, Tensor> tensors) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new BadInputException("%s: tensor '%s' is missing".formatted(file, name));
        }
        Shape found =
                new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
        if (!found.equals(shape)) {
            throw new BadInputException(
                    "%s: tensor '%s' must be of shape %s, was %s".formatted(file, name, shape, found));
        }
        return manager.create(tensor.toArray(), shape);
    }
}
