package monosema.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import monosema.stats.Interval;
import monosema.stats.Parallel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsFileTest {
    private static final int PARTS = 6;

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("made/parts");
    }

    private record Draw(int number, double value, List<Boolean> found) {}

    @Test
    void aPartIsMadeOnceAndComesBackBitForBit() {
        double third = 1.0 / 3;
        try (PartsFile parts = open("a")) {
            assertThat(parts.part("odd", Double.class, () -> third)).isEqualTo(third);
            parts.part("nan", Interval[].class, () -> new Interval[] {new Interval(Double.NaN, -1, 1e-300, "m")});
        }
        try (PartsFile parts = open("a")) {
            assertThat(parts.part("odd", Double.class, () -> -1.0)).isEqualTo(third);
            assertThat(parts.part("nan", Interval[].class, () -> new Interval[0]))
                    .containsExactly(new Interval(Double.NaN, -1, 1e-300, "m"));
        }
        assertThat(messages).containsExactly("goes on: 2 parts are done");
    }

    /** As a kill leaves it: at every byte the whole lines before it are used, and no more is. */
    @Test
    void whereverTheFileEndsTheWholePartsBeforeAreUsed() throws IOException {
        List<Draw> all = run("a");
        byte[] whole = Files.readAllBytes(file);
        int most = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            made.set(0);
            assertThat(run("a")).isEqualTo(all);
            int kept = PARTS - made.get();
            assertThat(kept).isBetween(most, most + 1);
            most = kept;
        }
        assertThat(most).isEqualTo(PARTS);
        assertThat(Files.size(file)).isEqualTo(whole.length);
    }

    @Test
    void aDamagedLineAndAllAfterItAreMadeAgain() throws IOException {
        List<Draw> all = run("a");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        made.set(0);
        assertThat(run("a")).isEqualTo(all);
        assertThat(made.get()).isBetween(2, 4);
        made.set(0);
        run("a");
        assertThat(made).hasValue(0);
    }

    @Test
    void partsOfAnotherStageAreNotUsed() {
        run("a");
        made.set(0);
        run("b");
        assertThat(made).hasValue(PARTS);
    }

    @Test
    void twoThreadsMayAskForDifferentParts() {
        List<Integer> first = inParallel();
        made.set(0);
        assertThat(inParallel()).isEqualTo(first);
        assertThat(made).hasValue(0);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndCostsTheKeepingOnly() throws IOException {
        Files.writeString(folder.resolve("made"), "a file");
        assertThat(run("a")).hasSize(PARTS);
        assertThat(messages).singleElement().asString().startsWith("finished parts are not kept in " + file + ": ");
    }

    private List<Integer> inParallel() {
        try (PartsFile parts = open("a")) {
            return Parallel.map(
                    200,
                    i -> parts.part("part " + i, Integer.class, () -> {
                        made.incrementAndGet();
                        return i * i;
                    }));
        }
    }

    private List<Draw> run(String key) {
        try (PartsFile parts = open(key)) {
            return IntStream.range(0, PARTS)
                    .mapToObj(i -> parts.part("draw " + i, Draw.class, () -> {
                        made.incrementAndGet();
                        return new Draw(i, i / 7.0, List.of(i > 3, i % 2 == 0));
                    }))
                    .toList();
        }
    }

    private PartsFile open(String key) {
        return new PartsFile(file, key, messages::add);
    }
}
