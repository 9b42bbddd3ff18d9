package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final Sampling NUCLEUS = new Sampling.Nucleus(1, 0.9);
    private static final List<int[]> PROMPTS =
            List.of(new int[0], new int[] {3, 4, 5}, new int[] {7}, new int[] {9, 1});

    @TempDir
    Path folder;

    @Test
    void greedyTextIsThatOfFullForwardPassesInBothFamilies() {
        try (Llama llama = TinyLlama.load();
                GptNeo gptNeo = TinyGptNeo.load()) {
            assertGreedy(llama, 30);
            assertGreedy(gptNeo, 10);
        }
    }

    private static void assertGreedy(LanguageModel model, int length) {
        List<GeneratedText> texts =
                new Generator(model, new Sampling.Greedy(), length, 4).generate(PROMPTS, new Seed(1), 0);
        for (int i = 0; i < PROMPTS.size(); i++) {
            assertThat(texts.get(i).ids()).as("prompt %d", i).isEqualTo(greedily(model, PROMPTS.get(i), length));
            assertThat(texts.get(i).promptTokens()).isEqualTo(PROMPTS.get(i).length);
        }
    }

    private static int[] greedily(LanguageModel model, int[] prompt, int length) {
        List<Integer> ids = new ArrayList<>(List.of(0));
        Arrays.stream(prompt).forEach(ids::add);
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int i = 0; i < length; i++) {
                int[] soFar = ids.stream().mapToInt(Integer::intValue).toArray();
                NDArray logits = model.logits(manager, manager.create(soFar, new Shape(1, soFar.length)));
                int next = Math.toIntExact(logits.get("0, -1").argMax().getLong());
                if (next == 0) {
                    break;
                }
                ids.add(next);
            }
        }
        return ids.stream().skip(1).mapToInt(Integer::intValue).toArray();
    }

    @Test
    void theBatchSizeDoesNotChangeTheTexts() {
        try (Llama model = TinyLlama.load()) {
            List<int[]> prompts = IntStream.range(0, 11)
                    .mapToObj(i -> PROMPTS.get(i % PROMPTS.size()))
                    .toList();
            List<GeneratedText> alone = new Generator(model, NUCLEUS, 40, 1).generate(prompts, new Seed(5), 0);
            assertThat(alone.stream().map(GeneratedText::ending).collect(Collectors.toSet()))
                    .contains(GeneratedText.Ending.END_OF_TEXT, GeneratedText.Ending.LENGTH);
            assertThat(Set.copyOf(alone)).hasSizeGreaterThan(8);
            for (int batch : new int[] {2, 5, 64}) {
                assertThat(new Generator(model, NUCLEUS, 40, batch).generate(prompts, new Seed(5), 0))
                        .as("batch %d", batch)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void eachTextHasItsOwnStreamByItsNumber() {
        try (Llama model = TinyLlama.load()) {
            Generator generator = new Generator(model, NUCLEUS, 10, 8);
            List<int[]> four = List.of(new int[0], new int[0], new int[0], new int[0]);
            List<GeneratedText> texts = generator.generate(four, new Seed(5), 0);
            assertThat(Set.copyOf(texts)).hasSizeGreaterThan(1);
            assertThat(generator.generate(four.subList(0, 2), new Seed(5), 2)).isEqualTo(texts.subList(2, 4));
            assertThat(generator.generate(four, new Seed(6), 0)).isNotEqualTo(texts);
        }
    }

    /** Context 16: the begin-of-text token and 15 more are read, and one follows. */
    @Test
    void aTextEndsWhereTheContextIsFull() {
        try (GptNeo model = TinyGptNeo.load()) {
            GeneratedText text = new Generator(model, new Sampling.Greedy(), 1000, 1)
                    .generate(List.of(new int[] {3, 4}), new Seed(1), 0)
                    .get(0);
            assertThat(text.ending()).isEqualTo(GeneratedText.Ending.CONTEXT);
            assertThat(text.tokens()).hasSize(16).startsWith(3, 4);
            int[] full = new int[15];
            Arrays.fill(full, 2);
            assertThat(new Generator(model, new Sampling.Greedy(), 1000, 1)
                            .generate(List.of(full), new Seed(1), 0)
                            .get(0)
                            .tokens())
                    .hasSizeBetween(15, 16);
        }
    }

    @Test
    void aPromptThatDoesNotFitIsRefused() {
        try (GptNeo model = TinyGptNeo.load()) {
            Generator generator = new Generator(model, NUCLEUS, 1, 1);
            assertThatThrownBy(() -> generator.generate(List.of(new int[0], new int[16]), new Seed(1), 4))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("prompt of text 5: 16 tokens and the begin-of-text token must fit the context of 16");
            assertThatThrownBy(() -> generator.generate(List.of(new int[] {50}), new Seed(1), 0))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("prompt of text 0: token 50 must be in [0, 50)");
            assertThatThrownBy(() -> new Generator(model, NUCLEUS, 0, 1))
                    .hasMessage("maxNewTokens 0 and batch 1 must be >= 1");
        }
    }

    /** Finite weights whose products are not. */
    @Test
    void aLogitThatIsNoNumberIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(TinyLlama.file("model.bin"));
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int unembedding = bytes.length - 4 * 50 * 24;
        for (int i = 0; i < 24; i++) {
            values.putFloat(unembedding + 4 * (24 + i), 3e38f);
        }
        Path file = Files.write(folder.resolve("model.bin"), bytes);
        try (Llama model = Llama.load(file, TinyGptNeo.tokenizer(50), Device.cpu())) {
            assertThatThrownBy(() -> new Generator(model, NUCLEUS, 5, 2).generate(PROMPTS, new Seed(1), 8))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageMatching(
                            "text \\d+: the logit of token 1 at position \\d is (NaN|-?Infinity), must be finite");
        }
    }
}
