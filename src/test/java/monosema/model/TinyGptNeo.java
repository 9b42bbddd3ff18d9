package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import monosema.tokens.Tokenizer;
import monosema.tokens.WordTokenizer;

/** The random checkpoint of gptneo-tiny and the values that Hugging Face's code computes with it. */
public final class TinyGptNeo {
    private static final Safetensors REFERENCE = Safetensors.read(folder().resolve("reference.safetensors"));

    private TinyGptNeo() {}

    public static GptNeo load() {
        return GptNeoFiles.load(folder(), tokenizer(50), Device.cpu());
    }

    public static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(TinyGptNeo.class.getResource("gptneo-tiny/config.json"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The words {@code w1}, {@code w2} and so on; token 0 is the end of text. */
    public static Tokenizer tokenizer(int size) {
        return new WordTokenizer(vocabulary(size));
    }

    public static List<String> vocabulary(int size) {
        return Stream.concat(
                        Stream.of(Tokenizer.END_OF_TEXT),
                        IntStream.range(1, size).mapToObj(id -> "w" + id))
                .toList();
    }

    public static Tensor reference(String name) {
        return Objects.requireNonNull(REFERENCE.tensors().get(name), name);
    }

    static List<Tensor> references(String prefix) {
        return REFERENCE.tensors().values().stream()
                .filter(tensor -> tensor.name().startsWith(prefix))
                .toList();
    }

    static GptNeoConfig config() {
        return GptNeoConfigJson.read(folder().resolve("config.json"));
    }

    /** int32 [2, 13]. */
    static NDArray tokens(NDManager manager) {
        return manager.create(reference("tokens").toArray(), new Shape(2, 13)).toType(DataType.INT32, false);
    }

    /** int32 [2, 12]: all but the last token. */
    public static NDArray inputs(NDManager manager) {
        return tokens(manager).get(":, 0:12");
    }

    /** All weights end to end. */
    static NDArray flatWeights(NDManager manager) {
        try (GptNeo model = load()) {
            NDList parts = new NDList();
            model.weights().values().forEach(weights -> parts.add(weights.reshape(-1)));
            NDArray flat = ai.djl.ndarray.NDArrays.concat(parts);
            flat.attach(manager);
            return flat;
        }
    }
}
