package monosema.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile files of llama2.c's layout. */
class Llama2cFileTest {
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    @TempDir
    Path folder;

    private final List<byte[]> tokens = new ArrayList<>();
    private int longest = 16;

    Llama2cFileTest() {
        add(0, "<unk>");
        add(0, "\n<s>\n");
        add(0, "\n</s>\n");
        for (int value = 0; value < 256; value++) {
            add(0, "<0x%02X>".formatted(value));
        }
        add(-1, " ");
        add(-1, "a");
        add(-2, "aa");
    }

    @Test
    void theBestScoreIsMergedFirstAndTheLeftmostOfEquals() throws IOException {
        add(-3, " a");
        Tokenizer tokenizer = Llama2cTokenizer.read(file(Integer.MAX_VALUE));
        assertThat(tokenizer.encode("aaa")).containsExactly(259, 261, 260);
        assertThat(tokenizer.encode("a")).containsExactly(262);
    }

    /** run.c begins its search at a best score of -1e10. */
    @Test
    void theWorstScoreIsNeverMerged() throws IOException {
        add(-1e10f, " a");
        assertThat(Llama2cTokenizer.read(file(Integer.MAX_VALUE)).encode("a")).containsExactly(259, 260);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 257, 1 << 30})
    void aLongestTokenOutOfBounds(int length) throws IOException {
        longest = length;
        refused(file(Integer.MAX_VALUE), ": the longest token must have 1 to 256 bytes, was " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 17, 1 << 30})
    void aTokenOfALengthOutOfBounds(int length) throws IOException {
        tokens.add(token(0, length, new byte[0]));
        refused(file(Integer.MAX_VALUE), ": token 262: must have 1 to 16 bytes, the longest token's, was " + length);
    }

    @Test
    void everyTruncationIsNoticedInsideAToken() throws IOException {
        refused(file(0), ": must begin with 4 bytes, the length of the longest token, has 0");
        refused(file(4), ": must have more than 259 tokens, UNK, BOS, EOS and each byte, has 0");
        refused(file(7), ": token 0: needs 8 more bytes, the file has 3 (truncated?)");
        refused(file(14), ": token 0: needs 5 more bytes, the file has 2 (truncated?)");
        int whole = Math.toIntExact(Files.size(file(Integer.MAX_VALUE)));
        for (int bytes = 0; bytes < whole - 30; bytes += 101) {
            Path file = file(bytes);
            assertThatThrownBy(() -> Llama2cTokenizer.read(file))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, INFINITE, -INFINITE})
    void aScoreThatIsNoNumber(float score) throws IOException {
        add(score, "b");
        refused(file(Integer.MAX_VALUE), ": token 262: the score must be finite, was " + score);
    }

    @Test
    void aTokenThatIsNoText() throws IOException {
        tokens.add(token(0, 2, new byte[] {'a', (byte) 0xE2}));
        refused(file(Integer.MAX_VALUE), ": token 262: not UTF-8");
    }

    @Test
    void aTokenTwice() throws IOException {
        add(0, "aa");
        refused(file(Integer.MAX_VALUE), ": token 262: \"aa\" is token 261 already");
    }

    @Test
    void bytesInAnotherOrder() throws IOException {
        tokens.set(4, token(0, 4, "A\u001b[m".getBytes(StandardCharsets.UTF_8)));
        refused(file(Integer.MAX_VALUE), ": token 4: must be <0x01>, was \"A\\u001B[m\"");
    }

    @Test
    void aFileOfAGigabyteIsNotRead() throws IOException {
        Path file = file(Integer.MAX_VALUE);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        refused(file, ": a tokenizer's file may have at most 67108864 bytes");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> Llama2cTokenizer.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }

    private void add(float score, String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        tokens.add(token(score, bytes.length, bytes));
    }

    private static byte[] token(float score, int length, byte[] bytes) {
        return ByteBuffer.allocate(8 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(score)
                .putInt(length)
                .put(bytes)
                .array();
    }

    /** The tokens as a file, cut off after some bytes. */
    private Path file(int atMost) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(longest)
                .array());
        tokens.forEach(bytes::writeBytes);
        byte[] whole = bytes.toByteArray();
        return Files.write(folder.resolve("tok.bin"), Arrays.copyOf(whole, Math.min(atMost, whole.length)));
    }
}
