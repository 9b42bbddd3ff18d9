package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import monosema.tokens.Llama2cTokenizer;
import monosema.tokens.Tokenizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trained model whose greedy text and loss others have published. */
class Stories260KTest {
    private Path data;

    @BeforeEach
    void findData() {
        String root = System.getProperty("monosema.testdata", "");
        assumeTrue(!root.isEmpty(), "needs -Dmonosema.testdata");
        data = Path.of(root);
    }

    @Test
    void greedyTextIsTheOnePrintedInTheModelsReadme() throws IOException {
        String readme = Files.readString(data.resolve("models/stories260K/stories260K.md"));
        int begin = readme.indexOf("Once upon a time");
        String expected = readme.substring(begin, readme.indexOf("\n```", begin));
        assertThat(expected).hasSizeGreaterThan(500).endsWith("We can help you.");
        try (Llama model = load()) {
            // 256 tokens are what llama2.c's run writes where -n is not given.
            GeneratedText text = new Generator(model, new Sampling.Greedy(), 256, 1)
                    .generate(List.of(new int[0]), new Seed(1), 0)
                    .get(0);
            String written =
                    text.tokens().stream().map(model.tokenizer()::token).collect(Collectors.joining());
            assertThat(written.strip()).isEqualTo(expected);
            assertThat(text.ending()).isEqualTo(GeneratedText.Ending.LENGTH);
        }
    }

    /** The recipe of the published figure: 24 whole stories, each after BOS and with the dummy space. */
    @Test
    void meanLossOnHeldOutStoriesIsTheKnownOne() throws IOException {
        String[] pieces = Files.readString(data.resolve("tinystories/tinystories_val.txt"))
                .split("(?=\n\nOnce upon a time)");
        List<String> stories =
                Arrays.stream(pieces).skip(1).limit(24).map(String::strip).toList();
        try (Llama model = load();
                NDManager manager = NDManager.newBaseManager()) {
            double sum = 0;
            long tokens = 0;
            for (String story : stories) {
                int[] ids = withBegin(model.tokenizer(), story, model.context());
                try (NDManager scope = manager.newSubManager()) {
                    NDArray losses = model.losses(scope, scope.create(ids, new Shape(1, ids.length)));
                    for (float loss : losses.toFloatArray()) {
                        sum += loss;
                    }
                    tokens += losses.size();
                }
            }
            assertThat(tokens).isEqualTo(8752);
            assertThat(sum / tokens).isCloseTo(1.2818, within(5e-5));
        }
    }

    private static int[] withBegin(Tokenizer tokenizer, String text, int context) {
        return IntStream.concat(IntStream.of(tokenizer.beginOfText()), Arrays.stream(tokenizer.encode(text)))
                .limit(context + 1L)
                .toArray();
    }

    private Llama load() throws IOException {
        Path folder = data.resolve("hub/karpathy/tinyllamas/resolve/main/stories260K");
        return Llama.load(
                folder.resolve("stories260K.bin"), Llama2cTokenizer.read(folder.resolve("tok512.bin")), Device.cpu());
    }
}
