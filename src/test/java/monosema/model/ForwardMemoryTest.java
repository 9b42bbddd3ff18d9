package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a forward pass makes on its way goes with it. */
class ForwardMemoryTest {
    @Test
    void aLlamaKeepsNoArray() {
        try (Llama model = TinyLlama.load();
                NDManager owner = NDManager.newBaseManager()) {
            assertKeepsNone(model, model::liveArrays, owner, TinyLlama.inputs(owner));
        }
    }

    @Test
    void aGptNeoKeepsNoArray() {
        try (GptNeo model = TinyGptNeo.load();
                NDManager owner = NDManager.newBaseManager()) {
            assertKeepsNone(model, model::liveArrays, owner, TinyGptNeo.inputs(owner));
        }
    }

    private static void assertKeepsNone(LanguageModel model, IntSupplier live, NDManager owner, NDArray tokens) {
        int before = live.getAsInt();
        int owned = owner.getManagedArrays().size();
        assertThat(before).isPositive();
        HookSite site = new HookSite(1, HookSite.Kind.MLP_OUT);
        for (int i = 0; i < 3; i++) {
            model.activations(owner, tokens, site).close();
            model.logits(owner, tokens).close();
            model.losses(owner, tokens).close();
            model.losses(owner, tokens, new Splice(site, x -> x.mul(2))).close();
            try (KeyValueCache cache = model.cache(2, 10)) {
                model.nextLogits(owner, tokens.get(":, 0:5"), cache).close();
                cache.keep(List.of(1));
                model.nextLogits(owner, tokens.get("1:2, 5:6"), cache).close();
            }
        }
        // Two windows on the tokens a round are the test's own.
        assertThat(owner.getManagedArrays()).hasSize(owned + 6);
        assertThat(live.getAsInt()).isEqualTo(before);
    }

    /** A pass of this shape makes some 20 MB of arrays: leaking one in a hundred would be 30 MB. */
    @Test
    @Tag("slow")
    void memoryStaysFlatOverManyPassesAndTexts() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeThat(Files.exists(status)).as("Linux").isTrue();
        try (Llama model = TinyLlama.load()) {
            work(model, 60);
            long before = residentKiB(status);
            work(model, 150);
            assertThat(residentKiB(status) - before).as("growth in KiB").isLessThan(25_000);
        }
    }

    private static void work(Llama model, int rounds) {
        try (NDManager owner = NDManager.newBaseManager()) {
            for (int i = 0; i < rounds; i++) {
                try (NDManager scope = owner.newSubManager()) {
                    NDArray tokens = scope.ones(new Shape(32, 100), DataType.INT32);
                    model.losses(scope, tokens);
                }
            }
        }
        new Generator(model, new Sampling.Nucleus(1, 0.9), 20, 8)
                .generate(List.of(new int[0], new int[0]), new Seed(1), 0);
    }

    private static long residentKiB(Path status) throws IOException {
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
