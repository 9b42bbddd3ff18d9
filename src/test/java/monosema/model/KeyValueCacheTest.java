package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueCacheTest {
    private static final float TOLERANCE = 2e-5f;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 70, 100})
    void aLlamaReadsOnAsIfItReadAllAtOnce(int first) {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager()) {
            assertReadsOn(model, manager, TinyLlama.inputs(manager), first);
        }
    }

    /** The window of its local layer, 4, is shorter than the text, 12. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 12})
    void aGptNeoReadsOnAsIfItReadAllAtOnce(int first) {
        try (GptNeo model = TinyGptNeo.load();
                NDManager manager = NDManager.newBaseManager()) {
            assertReadsOn(model, manager, TinyGptNeo.inputs(manager), first);
        }
    }

    /** Some tokens at once, then three at once, then one by one. */
    private static void assertReadsOn(LanguageModel model, NDManager manager, NDArray tokens, int first) {
        long length = tokens.getShape().get(1);
        NDArray whole = model.logits(manager, tokens);
        try (KeyValueCache cache = model.cache(2, (int) length)) {
            int read = 0;
            for (int next = first; read + next <= length; next = read == first ? 3 : 1) {
                NDArray logits = model.nextLogits(manager, tokens.get(":, {}:{}", read, read + next), cache);
                read += next;
                assertThat(cache.position()).isEqualTo(read);
                assertThat(logits.toFloatArray())
                        .as("after %d tokens", read)
                        .containsExactly(whole.get(":, {}", read - 1).toFloatArray(), within(TOLERANCE));
            }
            assertThat((long) read).isGreaterThan(length - 3);
        }
    }

    @Test
    void textsLeaveAndTheOthersGoOn() {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager();
                KeyValueCache cache = model.cache(2, 20)) {
            NDArray tokens = TinyLlama.inputs(manager);
            model.nextLogits(manager, tokens.get(":, 0:10"), cache);
            cache.keep(List.of(1));
            assertThat(cache.texts()).isEqualTo(1);
            NDArray next = model.nextLogits(manager, tokens.get("1:2, 10:12"), cache);
            assertThat(next.toFloatArray())
                    .containsExactly(
                            model.logits(manager, tokens.get("1:2, 0:12"))
                                    .get("0, 11")
                                    .toFloatArray(),
                            within(TOLERANCE));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        try (Llama model = TinyLlama.load();
                NDManager manager = NDManager.newBaseManager();
                KeyValueCache cache = model.cache(2, 5)) {
            assertThatThrownBy(() -> model.nextLogits(manager, manager.zeros(new Shape(2, 6)), cache))
                    .hasMessage("tokens of shape (2, 6) must be [B, T] with T in [1, 5]");
            assertThatThrownBy(() -> model.nextLogits(manager, manager.zeros(new Shape(3, 1)), cache))
                    .hasMessage("tokens of shape (3, 1) must have a row for each of the cache's 2 texts");
            assertThatThrownBy(() -> model.cache(1, 129)).hasMessage("texts 1 must be >= 1, length 129 in [1, 128]");
        }
    }
}
