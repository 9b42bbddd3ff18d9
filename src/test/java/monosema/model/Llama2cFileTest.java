package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Llama2cFileTest {
    @TempDir
    Path folder;

    @Test
    void theHeaderTellsTheShape() {
        try (Llama2cFile file = Llama2cFile.open(TinyLlama.file("model.bin"))) {
            assertThat(file.config()).isEqualTo(new LlamaConfig(24, 40, 2, 6, 2, 50, 128, false));
            assertThat(file.config().parameterCount()).isEqualTo(11352);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | dModel 0 must be in [1, 4194304]",
                "0 | 26 | dModel 26 must be an even multiple of heads 6",
                "1 | -5 | dMlp -5 must be in [1, 4194304]",
                "2 | 2000000000 | layers 2000000000 must be in [1, 1024]",
                "3 | 25 | heads 25 must be in [1, 24]",
                "4 | 7 | keyValueHeads 7 must be in [1, 6]",
                "4 | 4 | heads 6 must be a multiple of keyValueHeads 4",
                "5 | 1 | vocabularySize 1 must be in [2, 4194304]",
                "5 | -2147483648 | vocabularySize -2147483648",
                "6 | 0 | context 0 must be in [1, 4194304]",
            })
    void aSizeOutOfBoundsIsNamed(int field, int value, String message) throws IOException {
        Path file = changed(bytes -> bytes.putInt(4 * field, value));
        assertRefused(file, ": not a llama2.c model: " + message);
    }

    @Test
    void aHeaderThatAsksForMoreThanTheFileHasIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Path file =
                changed(bytes -> bytes.putInt(0, 3_000_000).putInt(4, 4_000_000).putInt(20, -4_000_000));
        assertRefused(
                file, ": not a llama2.c model, or truncated: its header asks for 576000316000028 bytes, it has 47484");
    }

    @Test
    void aFileOfAnotherLengthIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(TinyLlama.file("model.bin"));
        Path file = folder.resolve("model.bin");
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(file, ": not a llama2.c model, or truncated: its header asks for 47484 bytes, it has 47483");
        Files.write(file, Arrays.copyOf(whole, whole.length + 4));
        assertRefused(file, ": not a llama2.c model, or too long: its header asks for 47484 bytes, it has 47488");
        Files.write(file, new byte[10]);
        assertRefused(file, ": not a llama2.c model: 10 bytes, its header alone has 28");
    }

    @Test
    void aLaterVersionIsNamed() throws IOException {
        assertRefused(
                changed(bytes -> bytes.putInt(0, 0x616b3432)),
                ": a llama2.c model of a later version; supported: the first, as export.py --version 0 writes");
    }

    @Test
    void aWeightThatIsNoNumberIsNamed() throws IOException {
        assertRefused(
                changed(bytes -> bytes.putFloat(28 + 4 * 7, Float.NaN)),
                ": token embedding: value 7 is NaN, must be finite");
        int secondNorm = 28 + 4 * (50 * 24 + 24);
        assertRefused(
                changed(bytes -> bytes.putFloat(secondNorm, Float.NEGATIVE_INFINITY)),
                ": rms_att of block 1: value 0 is -Infinity, must be finite");
    }

    @Test
    void aTokenizerOfMoreTokensThanTheModelIsRefused() {
        Path file = TinyLlama.file("model.bin");
        assertThatThrownBy(() -> Llama.load(file, TinyGptNeo.tokenizer(51), Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": the tokenizer's 51 tokens must fit the model's vocabulary of 50");
    }

    private Path changed(Consumer<ByteBuffer> change) throws IOException {
        byte[] bytes = Files.readAllBytes(TinyLlama.file("model.bin"));
        change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return Files.write(folder.resolve("changed.bin"), bytes);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> Llama.load(file, TinyGptNeo.tokenizer(50), Device.cpu()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }
}
