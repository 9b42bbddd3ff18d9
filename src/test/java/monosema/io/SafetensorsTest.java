package monosema.io;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    /**
     * safetensors 0.8.0, numpy 2.4.6: {@code save({"b": array([1.5, -2], float32), "a": arange(6,
     * dtype=float32).reshape(2, 3) / 3, "s": array(7, float32), "e": zeros((0, 4), float32)}, metadata={"format": "np"})}.
     */
    private static final String PYTHON = "0001000000000000"
            + HexFormat.of()
                    .formatHex(("{\"__metadata__\":{\"format\":\"np\"},"
                                    + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                                    + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]},"
                                    + "\"e\":{\"dtype\":\"F32\",\"shape\":[0,4],\"data_offsets\":[32,32]},"
                                    + "\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[32,36]}}  ")
                            .getBytes(StandardCharsets.UTF_8))
            + "00000000abaaaa3eabaa2a3f0000803fabaaaa3f5555d53f0000c03f000000c00000e040";

    @TempDir
    Path folder;

    @Test
    void readsWhatPythonWrites() throws IOException {
        Path file = file(HexFormat.of().parseHex(PYTHON));
        Safetensors read = Safetensors.read(file);
        assertThat(read.tensors().keySet()).containsExactly("a", "b", "e", "s");
        assertThat(read.metadata()).containsExactly(Map.entry("format", "np"));
        assertThat(tensor(read, "a").shape()).containsExactly(2, 3);
        assertThat(tensor(read, "a").toArray()).containsExactly(0f, 1 / 3f, 2 / 3f, 1f, 4 / 3f, 5 / 3f);
        assertThat(tensor(read, "b").toArray()).containsExactly(1.5f, -2f);
        assertThat(tensor(read, "e").size()).isZero();
        assertThat(tensor(read, "s").shape()).isEmpty();
        assertThat(tensor(read, "s").toArray()).containsExactly(7f);
    }

    @Test
    void writesTheBytesThatPythonWrites() throws IOException {
        Path file = folder.resolve("ours.safetensors");
        Safetensors.of(
                        List.of(
                                Tensor.of("s", List.of(), new float[] {7}),
                                Tensor.of("b", List.of(2), new float[] {1.5f, -2}),
                                Tensor.of("e", List.of(0, 4), new float[0]),
                                Tensor.of("a", List.of(2, 3), new float[] {0, 1 / 3f, 2 / 3f, 1, 4 / 3f, 5 / 3f})),
                        Map.of("format", "np"))
                .write(file);
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(PYTHON);
    }

    @Test
    void everyBitOfAFloatSurvives() throws IOException {
        float[] odd = {Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f};
        Path file = folder.resolve("odd.safetensors");
        Safetensors.of(List.of(Tensor.of("name \"with\"\nbreak", List.of(6), odd)), Map.of())
                .write(file);
        assertThat(tensor(Safetensors.read(file), "name \"with\"\nbreak").toArray())
                .isEqualTo(odd);
    }

    @Test
    void tensorsLargerThanAChunkSurvive() {
        float[] values = new float[50_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = folder.resolve("large.safetensors");
        Safetensors.of(List.of(Tensor.of("large", List.of(50_001), values)), Map.of())
                .write(file);
        assertThat(tensor(Safetensors.read(file), "large").toArray()).isEqualTo(values);
    }

    @Test
    void aTensorSharesNoMemoryWithItsMaker() {
        float[] values = {1, 2};
        Tensor tensor = Tensor.of("t", List.of(2), values);
        values[0] = 5;
        tensor.toArray()[1] = 5;
        assertThat(tensor.toArray()).containsExactly(1f, 2f);
        assertThat(tensor.buffer().isReadOnly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"t":{"dtype":"I64","shape":[2],"data_offsets":[0,16]}}                    | tensor "t": dtype must be one of F64, F32, F16, BF16, was I64
            {"t":{"shape":[4],"data_offsets":[0,16]}}                                  | tensor "t": unknown dtype ""
            {"t":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}                    | tensor "t": shape [3] of F32 needs 12 bytes, data_offsets span 16
            {"t":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}                    | tensor "t": ends at byte 20 of the data, the file has only 16 (truncated?)
            {"t":{"dtype":"F32","shape":[4],"data_offsets":[16,0]}}                    | tensor "t": needs data_offsets [begin, end], got [16, 0]
            {"t":{"dtype":"F32","shape":[-4],"data_offsets":[0,16]}}                   | tensor "t": shape must hold whole numbers from 0 to 2^63-1
            {"t":{"dtype":"F32","shape":[4.0],"data_offsets":[0,16]}}                  | tensor "t": shape must hold whole numbers from 0 to 2^63-1
            {"t":{"dtype":"F32","shape":{"0":4},"data_offsets":[0,16]}}                | tensor "t": shape must be an array of at most 32 numbers
            {"t":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,17179869184]}} | tensor "t": shape [65536, 65536] has more than 2^31-9 values
            {"t":{"dtype":"F32","shape":[0,9223372036854775807],"data_offsets":[0,0]}} | tensor "t": shape [0, 9223372036854775807] has more than 2^31-9 values
            {"t":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}                    | tensor "t": begins at byte 8 of the data, leaving a gap: the tensor before it ends at 0
            {"t":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"u":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}} | tensor "u": begins at byte 8 of the data, overlapping: the tensor before it ends at 12
            {"t":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}                    | 4 bytes follow the last tensor
            {"t":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"t":{}}             | not a safetensors file: Duplicate field 't'
            {"__metadata__":{"n":1},"t":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}} | __metadata__ "n" must be a string
            {"t\\n":{"dtype":"F4","shape":[8],"data_offsets":[0,16]}}                  | tensor "t\\n": unknown dtype "F4"
            {"t":{"dtype":"BF16","shape":[4],"data_offsets":[0,16]}}                   | tensor "t": shape [4] of BF16 needs 8 bytes, data_offsets span 16
            {"t":{"dtype":"C128","shape":[1],"data_offsets":[0,16]}}                   | tensor "t": unknown dtype "C128"
            {"":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}                     | tensor "": needs a name
            ["t"]                                                                      | not a safetensors file: its header is not a JSON object
            {"t":7}                                                                    | tensor "t": unknown dtype ""
            """)
    void aHostileHeaderIsRefusedInOneLine(String header, String message) throws IOException {
        Path file = file(header, 16);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + message)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 500, 100_000_001, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void aHeaderLengthBeyondTheFileIsRefusedBeforeItIsAllocated(long length) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(PYTHON);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        Path file = file(bytes);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(
                        "header of " + Long.toUnsignedString(length) + " bytes, must be 2 to " + (bytes.length - 8));
    }

    @Test
    void noPrefixAndNoFlippedBitOfAFileEndsInAnotherError() throws IOException {
        byte[] whole = HexFormat.of().parseHex(PYTHON);
        assertThat(Safetensors.read(file(whole)).tensors()).hasSize(4);
        for (int length = 0; length < whole.length; length++) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(BadInputException.class);
        }
        for (int bit = 0; bit < 264 * Byte.SIZE; bit += 7) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = file(damaged);
            try {
                Safetensors.read(file);
            } catch (BadInputException refused) {
                assertThat(refused.getMessage()).startsWith(file.toString()).doesNotContain("\n");
            }
        }
    }

    /** What the Python library 0.8.0 says of the three: reads; int64; "incomplete metadata, file not fully covered". */
    @Test
    void realFilesAreReadOrRefusedAsByThePythonLibrary() {
        String data = System.getProperty("monosema.testdata", "");
        assumeTrue(!data.isEmpty(), "needs -Dmonosema.testdata");
        Path sparsity = Path.of(data, "sae/saelens_v6_meta/sparsity.safetensors");
        assertThat(tensor(Safetensors.read(sparsity), "sparsity").shape()).containsExactly(16_384);
        Path codes = Path.of(data, "models/safetensors/candle_jfk-codes.safetensors");
        assertThatThrownBy(() -> Safetensors.read(codes))
                .hasMessage(codes + ": tensor \"codes\": dtype must be one of F64, F32, F16, BF16, was I64");
        Path tiny = Path.of(data, "models/safetensors/las7_tiny.safetensors");
        assertThatThrownBy(() -> Safetensors.read(tiny)).hasMessage(tiny + ": 5 bytes follow the last tensor");
    }

    private static Tensor tensor(Safetensors file, String name) {
        return requireNonNull(file.tensors().get(name));
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return file(ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.safetensors"), bytes);
    }
}
