package monosema.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import monosema.io.Tensor;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            "test-1",
            120,
            List.of(Tensor.of("w", List.of(2, 3), new float[] {1, -2, 3, Float.MIN_VALUE, 5, -0f})),
            Map.of("points", "[1]", "scale", "0.1"));

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("made/checkpoint");
    }

    @Test
    void whatWasKeptIsReadBackAndSaid() throws IOException {
        assertThat(keeper("a").latest("test-1", Function.identity())).isEmpty();
        CheckpointFile keeper = keeper("a");
        keeper.keep(() -> CHECKPOINT);
        assertThat(messages).isEmpty();

        Checkpoint found = keeper("a").latest("test-1", Function.identity()).orElseThrow();

        assertThat(found.step()).isEqualTo(120);
        assertThat(found.facts()).isEqualTo(CHECKPOINT.facts());
        assertThat(found.tensor("w").toArray()).isEqualTo(CHECKPOINT.tensor("w").toArray());
        assertThat(messages).containsExactly("goes on from the checkpoint of step 120");
        assertThat(keeper.kept()).isEqualTo("; the checkpoint of step 120 is kept in " + file);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aBitThatChangedIsFoundWhereverItIs() throws IOException {
        keeper("a").keep(() -> CHECKPOINT);
        byte[] good = Files.readAllBytes(file);
        UniformRandomProvider random = new Seed(1).stream("bits");
        for (int round = 0; round < 200; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            messages.clear();
            assertThat(latest("a", "test-1")).isEmpty();
            assertThat(messages)
                    .singleElement()
                    .asString()
                    .startsWith("checkpoint " + file + " cannot be gone on from: ");
        }
    }

    @Test
    void oneThatEndsTooSoonIsFoundAtEveryLength() throws IOException {
        keeper("a").keep(() -> CHECKPOINT);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(latest("a", "test-1")).isEmpty();
        }
    }

    @Test
    void oneOfAnotherTrainingOrLayoutIsNotGoneOnFrom() {
        keeper("a").keep(() -> CHECKPOINT);
        assertThat(latest("b", "test-1")).isEmpty();
        assertThat(messages).last().asString().endsWith("key must be b, was a");
        assertThat(latest("a", "test-2")).isEmpty();
        assertThat(messages).last().asString().endsWith("layout must be test-2, was test-1");
        assertThat(latest("a", "test-1")).isPresent();
    }

    @Test
    void whatTheTrainingCannotReadIsSaid() {
        keeper("a").keep(() -> CHECKPOINT);
        assertThat(keeper("a").latest("test-1", found -> found.tensor("none"))).isEmpty();
        assertThat(messages).last().asString().endsWith("cannot be gone on from: tensor 'none' is missing");
    }

    @Test
    void aCheckpointThatCannotBeKeptIsSaidAndTheOneBeforeStays() throws IOException {
        CheckpointFile keeper = keeper("a");
        keeper.keep(() -> CHECKPOINT);
        keeper.keep(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(messages).containsExactly("checkpoint not kept in " + file + ": out of memory (Java heap space)");
        Files.createDirectory(file.resolveSibling("checkpoint.part"));
        keeper.keep(() -> new Checkpoint("test-1", 130, List.of(), Map.of()));
        assertThat(messages).last().asString().startsWith("checkpoint of step 130 not kept in " + file + ": ");
        assertThat(latest("a", "test-1")).map(Checkpoint::step).contains(120);
    }

    private Optional<Checkpoint> latest(String key, String layout) {
        return keeper(key).latest(layout, Function.identity());
    }

    private CheckpointFile keeper(String key) {
        return new CheckpointFile(file, key, messages::add, 0);
    }
}
