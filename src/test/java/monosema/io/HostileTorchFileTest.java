package monosema.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static monosema.io.Pickles.bytes;
import static monosema.io.Pickles.dictionary;
import static monosema.io.Pickles.storage;
import static monosema.io.Pickles.tensor;
import static monosema.io.Pickles.text;
import static monosema.io.Pickles.whole;
import static monosema.io.Pickles.wholes;
import static monosema.io.TensorFiles.readOrRefused;
import static monosema.io.TensorFiles.refused;
import static monosema.io.TensorFiles.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives, storages and views that lie: each is refused in one line, before anything is allocated for it. */
@Timeout(10)
class HostileTorchFileTest {
    /** 1, 2, 3, 4. */
    private static final byte[] FOUR = ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(1)
            .putFloat(2)
            .putFloat(3)
            .putFloat(4)
            .array();

    private static final String WHOLE = tensor(storage("FloatStorage", "0", 4), whole(0), wholes(2, 2), wholes(2, 1));

    @TempDir
    Path folder;

    @Test
    void theFileThatTheOthersSpoilIsRead() {
        assertThat(TorchFile.open(good().write(folder)).tensor("w").toArray()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5                    | 0                   | 2 2         | 2 1       | its storage "data/0" must hold 5 values of F32, has 16 bytes
            3                    | 0                   | 2           | 1         | its storage "data/0" must hold 3 values of F32, has 16 bytes
            -1                   | 0                   | 2           | 1         | its storage "data/0" must hold -1 values of F32, has 16 bytes
            4611686018427387908  | 0                   | 2           | 1         | its storage "data/0" must hold 4611686018427387908 values of F32, has 16 bytes
            4                    | 1                   | 2 2         | 2 1       | shape [2, 2], stride [2, 1], offset 1 reach beyond the 4 values of storage "0"
            4                    | -1                  | 2 2         | 2 1       | shape [2, 2], stride [2, 1], offset -1 must be as many numbers from 0, at most 64
            4                    | 9223372036854775807 | 2           | 1         | shape [2], stride [1], offset 9223372036854775807 reach beyond the 4 values of storage "0"
            4                    | 5                   | 0           | 1         | shape [0], stride [1], offset 5 reach beyond the 4 values of storage "0"
            4                    | 0                   | 2 2         | 2 2       | shape [2, 2], stride [2, 2], offset 0 reach beyond the 4 values of storage "0"
            4                    | 0                   | 2           | 9223372036854775807 | shape [2], stride [9223372036854775807], offset 0 reach beyond the 4 values of storage "0"
            4                    | 0                   | 3           | 9223372036854775807 | shape [3], stride [9223372036854775807], offset 0 reach beyond the 4 values of storage "0"
            4                    | 0                   | 3 3         | 6148914691236517206 6148914691236517206 | shape [3, 3], stride [6148914691236517206, 6148914691236517206], offset 0 reach beyond the 4 values of storage "0"
            4                    | 0                   | -2          | 1         | shape [-2], stride [1], offset 0 must be as many numbers from 0, at most 64
            4                    | 0                   | -2 -2       | 2 1       | shape [-2, -2], stride [2, 1], offset 0 must be as many numbers from 0, at most 64
            4                    | 3                   | 2           | -1        | shape [2], stride [-1], offset 3 must be as many numbers from 0, at most 64
            4                    | 0                   | 2 2         | 2         | shape [2, 2], stride [2], offset 0 must be as many numbers from 0, at most 64
            4                    | 0                   | 5           | 0         | shape [5] repeats the 4 values of storage "0": save it with .contiguous()
            4                    | 0                   | 2147483639  | 0         | shape [2147483639] repeats the 4 values of storage "0": save it with .contiguous()
            4                    | 0                   | 2147483640  | 0         | shape [2147483640] has more than 2^31-9 values
            4                    | 0                   | 65536 65536 | 0 0       | shape [65536, 65536] has more than 2^31-9 values
            4                    | 0                   | 4294967296 4294967296 0 | 0 0 0 | shape [4294967296, 4294967296, 0] has more than 2^31-9 values
            """)
    void aViewBeyondItsStorageIsRefused(long values, long offset, String shape, String stride, String message) {
        String view = tensor(storage("FloatStorage", "0", values), whole(offset), tuple(shape), tuple(stride));
        refused(with(dictionary("w", view)), "tensor \"w\": " + message);
    }

    @Test
    void moreDimensionsThanPyTorchHasAreRefused() {
        String ones = "1 ".repeat(65).strip();
        String view = tensor(storage("FloatStorage", "0", 4), whole(0), tuple(ones), tuple(ones));
        Path file = with(dictionary("w", view));
        assertThatThrownBy(() -> TorchFile.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": tensor \"w\": shape [1, 1, ")
                .hasMessageEndingWith("offset 0 must be as many numbers from 0, at most 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "../data.pkl", "/etc/passwd", "0\n"})
    void aStorageThatIsNotInTheFileIsRefused(String key) {
        String view = tensor(storage("FloatStorage", key, 4), whole(0), wholes(4), wholes(1));
        refused(
                with(dictionary("w", view)),
                "tensor \"w\": its storage \"data/%s\" is missing".formatted(key.replace("\n", "\\n")));
    }

    @Test
    void aStorageMayBeSharedButNotWithoutEnd() {
        String sixteen =
                IntStream.range(0, 16).mapToObj(i -> text("w" + i) + WHOLE).collect(Collectors.joining());
        assertThat(TorchFile.open(with(bytes(Pickles.HEAD + "}(" + sixteen + "u.")))
                        .tensors())
                .hasSize(16);
        refused(
                with(bytes(Pickles.HEAD + "}(" + sixteen + text("more") + WHOLE + "u.")),
                "tensor \"more\": reads storage \"0\", which others have read 16 times: save clones");
    }

    @Test
    void aTensorNeedsAName() {
        refused(with(dictionary("", WHOLE)), "tensor \"\": needs a name");
        refused(with(bytes(Pickles.HEAD + "}K\u0007" + WHOLE + "s.")), "the name of a tensor must be a string, was 7");
    }

    @Test
    void aCompressedFileIsRefusedBeforeItIsInflated() {
        byte[] zeros = new byte[50_000_000];
        Path bomb = good().with("t/data/1", zeros).compressed().write(folder);
        assertThat(bomb.toFile().length()).isLessThan(100_000);
        refused(bomb, "\"t/data.pkl\" must be stored without compression, as torch.save does");
    }

    @Test
    void anEntryThatIsHeldTwiceIsRefused() throws IOException {
        byte[] zip = good().with("t/data/1", FOUR).bytes();
        refused(file(renamed(zip, "t/data/1", "t/data/0")), "holds \"t/data/0\" twice");
    }

    @Test
    void entriesThatLieOverEachOtherAreRefused() throws IOException {
        TorchZip zip = good().with("t/data/1", new byte[1000]);
        byte[] bytes = zip.bytes();
        for (int i = 0; i < 2; i++) {
            directory(bytes, "t/data/" + i).putInt(20, 900).putInt(24, 900);
        }
        Path file = file(bytes);
        assertThatThrownBy(() -> TorchFile.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching(
                        ".*: \"t/data/1\": 900 bytes, the file has only \\d+ left for it \\(truncated\\?\\)");
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, Integer.MAX_VALUE, -2})
    void aSizeBeyondTheFileIsRefusedBeforeItIsAllocated(int size) throws IOException {
        byte[] bytes = good().bytes();
        directory(bytes, "t/data/0").putInt(20, size).putInt(24, size);
        Path file = file(bytes);
        assertThatThrownBy(() -> TorchFile.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @Test
    void sizesThatDisagreeAreRefused() throws IOException {
        byte[] bytes = good().bytes();
        directory(bytes, "t/data/0").putInt(24, 12);
        refused(file(bytes), "\"t/data/0\" must be stored without compression, as torch.save does");
    }

    @Test
    void anEncryptedEntryIsRefused() throws IOException {
        byte[] bytes = good().bytes();
        directory(bytes, "t/data/0").putShort(8, (short) 1);
        refusedAsNoZip(file(bytes));
    }

    @Test
    void aStorageThatIsNotWhatWasWrittenIsRefused() throws IOException {
        byte[] bytes = good().bytes();
        directory(bytes, "t/data/0").putInt(16, 7);
        Path file = file(bytes);
        assertThatThrownBy(() -> TorchFile.open(file).tensor("w"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": damaged: \"t/data/0\" has CRC-32 8ba71454, must be 00000007");
    }

    @Test
    void aCommentThatIsNotUtf8IsRefused() throws IOException {
        byte[] bytes = good().commented("note").bytes();
        bytes[new String(bytes, ISO_8859_1).indexOf("note")] = (byte) 0xff;
        refused(file(bytes), "holds a name or comment that is not UTF-8");
    }

    /** As after {@code torch.serialization.set_crc32_options(False)}. */
    @Test
    void aChecksumOf0IsNotCompared() throws IOException {
        byte[] bytes = good().bytes();
        directory(bytes, "t/data/0").putInt(16, 0);
        assertThat(TorchFile.open(file(bytes)).tensor("w").toArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aNameThatClimbsOutOfTheFolderIsIgnored() {
        Path file = good().with("../../evil", "x").with("/etc/evil", "x").write(folder);
        assertThat(TorchFile.open(file).tensor("w").toArray()).containsExactly(1, 2, 3, 4);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**evil");
    }

    @Test
    void anArchiveThatIsNotOneOfTorchSaveIsRefused() throws IOException {
        refused(
                good().without("t/data.pkl").write(folder),
                "not a file of torch.save: 0 folders with data.pkl, must be one");
        refused(
                good().with("u/data.pkl", "").write(folder),
                "not a file of torch.save: 2 folders with data.pkl, must be one");
        refused(good().without("t/version").write(folder), "not a file of torch.save: \"version\" is missing");
        refused(
                good().with("t/version", "11\n").write(folder),
                "version must be a whole number from 1 to 10, was \"11\"");
        refused(good().with("t/version", "3".repeat(17)).write(folder), "version of 17 bytes, at most 16");
        refused(good().with("t/byteorder", "middle").write(folder), "byteorder must be little or big, was \"middle\"");
        refused(
                good().with("t/data.pkl", new byte[16_000_001]).write(folder),
                "data.pkl of 16000001 bytes, at most 16000000");
        refusedAsNoZip(file(new byte[0]));
        refusedAsNoZip(file(bytes("PK\u0003\u0004")));
        refused(
                file(bytes("PK\u0005\u0006" + "\u0000".repeat(18))),
                "not a file of torch.save: 0 folders with data.pkl, must be one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "]", "}", "\u0089", "K\u0001", "}K\u0001]s", "}K\u0001}K\u0001}ss"})
    void aPickleWithoutTensorsIsRefused(String pickle) {
        refused(with(bytes(Pickles.HEAD + pickle + ".")), "holds no dictionary of tensors, save model.state_dict()");
    }

    @Test
    void aTensorAloneIsRefused() {
        refused(with(bytes(Pickles.HEAD + WHOLE + ".")), "holds no dictionary of tensors, save model.state_dict()");
    }

    @Test
    void aFileThatIsReplacedAfterItsLayoutWasReadIsRefused() {
        TorchFile open = TorchFile.open(good().write(folder));
        Path file = good().with("t/data/0", new byte[12]).write(folder);
        assertThatThrownBy(() -> open.tensor("w"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": tensor \"w\": its storage changed while it was read");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        truncate(13);
    }

    @Test
    void noFlippedBitEndsInAnotherError() throws IOException {
        flip(13);
    }

    @Test
    void noFlippedBitOfThePickleEndsInAnotherError() throws IOException {
        flipPickle(13);
    }

    @Tag("slow")
    @Test
    @Timeout(60)
    void theSameHoldsAtEveryByte() throws IOException {
        truncate(1);
        flip(1);
        flipPickle(1);
    }

    private void truncate(int step) throws IOException {
        byte[] whole = Files.readAllBytes(resource("plain.pt"));
        for (int length = 0; length < whole.length; length += step) {
            refusedAsNoZip(file(Arrays.copyOf(whole, length)));
        }
    }

    private void flip(int step) throws IOException {
        byte[] whole = Files.readAllBytes(resource("plain.pt"));
        UniformRandomProvider random = new Seed(1).stream("flips");
        for (int i = 0; i < whole.length; i += step) {
            readOrRefused(file(flipped(whole, i, random)));
        }
    }

    /** With the checksum that belongs to it, so that what the pickle says is judged. */
    private void flipPickle(int step) throws IOException {
        byte[] pickle = TorchZip.entry(resource("views.pt"), "views/data.pkl");
        TorchZip zip = TorchZip.of(pickle);
        for (int key = 0; key < 7; key++) {
            zip.with("t/data/" + key, TorchZip.entry(resource("views.pt"), "views/data/" + key));
        }
        assertThat(TorchFile.open(zip.write(folder)).entries()).hasSize(12);
        UniformRandomProvider random = new Seed(1).stream("pickle flips");
        for (int i = 0; i < pickle.length; i += step) {
            readOrRefused(zip.with("t/data.pkl", flipped(pickle, i, random)).write(folder));
        }
    }

    private static byte[] flipped(byte[] whole, int at, UniformRandomProvider random) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** The end of the message is the JDK's. */
    private static void refusedAsNoZip(Path file) {
        assertThatThrownBy(() -> TorchFile.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": not a file of torch.save, or truncated: ");
    }

    private static TorchZip good() {
        return TorchZip.of(dictionary("w", WHOLE)).with("t/data/0", FOUR);
    }

    private Path with(byte[] pickle) {
        return good().with("t/data.pkl", pickle).write(folder);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.pt"), bytes);
    }

    private static String tuple(String numbers) {
        return wholes(
                Arrays.stream(numbers.split(" ")).mapToLong(Long::parseLong).toArray());
    }

    /** An entry of the central directory: flags at 8, CRC-32 at 16, compressed size at 20, size at 24, name at 46. */
    private static ByteBuffer directory(byte[] zip, String path) {
        String text = new String(zip, ISO_8859_1);
        int at = text.lastIndexOf(path) - 46;
        assertThat(text.substring(at, at + 4)).isEqualTo("PK\u0001\u0002");
        return ByteBuffer.wrap(zip, at, zip.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] renamed(byte[] zip, String path, String other) {
        directory(zip, path).position(46).put(bytes(other));
        return zip;
    }
}
