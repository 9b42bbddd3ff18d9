package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.StreamSpec;
import monosema.provenance.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolFileTest {
    /** Half of the stream, read without context. */
    private static final int POOL = 25;

    private static final int BYTES = 64 + POOL * TinyCorpus.WIDTH * Float.BYTES;

    private TinyCorpus tiny;
    private CorpusActivations activations;

    @TempDir
    Path folder;

    /** What happens to a file. */
    @FunctionalInterface
    interface Damage {
        void to(Path file) throws IOException;
    }

    @BeforeAll
    void load() {
        tiny = new TinyCorpus();
        activations = tiny.activations(1, StreamSpec.DEFAULT);
    }

    @AfterAll
    void close() {
        tiny.close();
    }

    @BeforeEach
    void forget() {
        tiny.messages.clear();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("truncated", file -> resize(file, BYTES - 1), "1663 bytes, must be 1664"),
                damage("cut down to nothing", file -> resize(file, 0), "0 bytes, must be 1664"),
                damage("longer", file -> resize(file, BYTES + 4), "1668 bytes, must be 1664"),
                damage("first value flipped", file -> flip(file, 64), "CRC32C of the rows is [0-9a-f]{8}, must be .*"),
                damage("last value flipped", file -> flip(file, BYTES - 1), "CRC32C of the rows is .*"),
                damage("magic flipped", file -> flip(file, 0), "it is no pool file"),
                damage(
                        "other format",
                        file -> flip(file, 8),
                        "it says version 0, 25 rows of 16, .* must be version 1, .*"),
                damage("other width", file -> flip(file, 12), "it says version 1, 25 rows of 17, .*"),
                damage("one row fewer", file -> flip(file, 16), "it says version 1, 24 rows of 16, .*"),
                damage(
                        "huge",
                        file -> overwrite(file, 16, Long.MAX_VALUE),
                        "it says version 1, 9223372036854775807 rows of 16, .*"),
                damage(
                        "negative",
                        file -> overwrite(file, 16, -1),
                        "it says version 1, -1 rows of 16, .* must be version 1, 25 rows of 16, .*"),
                damage(
                        "other key",
                        file -> flip(file, 55),
                        "it says version 1, 25 rows of 16, key [0-9a-f]{64}, must be .*"),
                damage("other checksum", file -> flip(file, 56), "CRC32C of the rows is .*"),
                damage("padding flipped", file -> flip(file, 63), "it says .*"),
                damage(
                        "another pool under its name",
                        file -> Files.write(file, Files.readAllBytes(other(file))),
                        "it says version 1, 25 rows of 16, key .*"),
                damage("text", file -> Files.writeString(file, "x".repeat(BYTES)), "it is no pool file"));
    }

    private static Arguments damage(String what, Damage damage, String message) {
        return Arguments.of(what, damage, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void aFileThatIsNotTheWholePoolIsSaidAndMadeAgain(String what, Damage damage, String message) throws IOException {
        float[] expected = written();
        Path first = pool(0);
        byte[] whole = Files.readAllBytes(first);
        damage.to(first);
        assertThat(Files.readAllBytes(first)).isNotEqualTo(whole);
        ActivationStore store = tiny.store(activations, TinyCorpus.STREAM, POOL, tiny.disk(folder));

        assertThat(tiny.values(store.open(), 60)).isEqualTo(expected);
        assertThat(tiny.messages)
                .singleElement()
                .asString()
                .matches("\\Q" + first + "\\E: " + message + "; it is made again");
        assertThat(store.tokensRun()).isEqualTo(POOL);
        assertThat(first).hasBinaryContent(whole);
    }

    @Test
    void aFileIsAHeaderAndTheRowsInTheOrderInWhichTheyCome() throws IOException {
        float[] rows = written();
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pool(0))).order(ByteOrder.LITTLE_ENDIAN);
        String key = pool(0).getFileName().toString().substring(0, 16);
        assertThat(file.capacity()).isEqualTo(BYTES);
        assertThat(file.getInt(8)).isEqualTo(1);
        assertThat(file.getInt(12)).isEqualTo(16);
        assertThat(file.getLong(16)).isEqualTo(POOL);
        for (int i = 0; i < POOL * 16; i++) {
            assertThat(file.getFloat(64 + 4 * i)).isEqualTo(rows[i]);
        }
        byte[] poolKey = new byte[32];
        file.get(24, poolKey);
        assertThat(HexFormat.of().formatHex(poolKey))
                .isNotEqualTo(Sha256.of(key))
                .hasSize(64);
    }

    @Test
    void aDamagedFileGivesItsBytesBackToTheBudget() throws IOException {
        float[] expected = written();
        List<Path> files = files();
        resize(pool(0), 10);
        long budget = (long) files.size() * BYTES;
        PoolBudget full = PoolBudget.NONE.withDisk(folder, budget);
        ActivationStore store = tiny.store(activations, TinyCorpus.STREAM, POOL, full);
        assertThat(tiny.values(store.open(), 60)).isEqualTo(expected);
        assertThat(files()).isEqualTo(files);
        assertThat(tiny.messages).hasSize(1);
    }

    /** The first rows, read into files by a run that was killed. */
    private float[] written() throws IOException {
        ActivationStore killed = tiny.store(activations, TinyCorpus.STREAM, POOL, tiny.disk(folder));
        float[] rows = tiny.values(killed.open(), 60);
        assertThat(files()).hasSize(3);
        assertThat(tiny.messages).isEmpty();
        return rows;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path pool(int index) throws IOException {
        return files().get(index);
    }

    private static Path other(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.replace("-0-0.", "-0-1."));
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void overwrite(Path file, int at, long value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
        Files.write(file, bytes);
    }

    private static void resize(Path file, long bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(bytes);
        }
    }
}
