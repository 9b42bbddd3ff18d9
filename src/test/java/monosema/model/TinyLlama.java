package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import monosema.io.Safetensors;
import monosema.io.Tensor;

/** The random models of llama-tiny and the values that Hugging Face's code computes with them. */
final class TinyLlama {
    private static final Safetensors REFERENCE = Safetensors.read(file("reference.safetensors"));

    private TinyLlama() {}

    static Llama load() {
        return load("model.bin");
    }

    static Llama load(String name) {
        return Llama.load(file(name), TinyGptNeo.tokenizer(50), Device.cpu());
    }

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(TinyLlama.class.getResource("llama-tiny/model.bin"))
                            .toURI())
                    .resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Tensor reference(String name) {
        return Objects.requireNonNull(REFERENCE.tensors().get(name), name);
    }

    /** int32 [2, 101]. */
    static NDArray windows(NDManager manager) {
        return manager.create(reference("tokens").toArray(), new Shape(2, 101)).toType(DataType.INT32, false);
    }

    /** int32 [2, 100]: all but the last token. */
    static NDArray inputs(NDManager manager) {
        return windows(manager).get(":, 0:100");
    }
}
