package monosema.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
    private static final Path DTYPES = TensorFiles.resource("dtypes.safetensors");

    @TempDir
    Path folder;

    @Test
    void dtypesAreKnownBeforeAnyValueIsRead() {
        Map<String, StoredTensor> entries = SafetensorsFile.open(DTYPES).entries();
        assertThat(entries).hasSize(11);
        entries.forEach((name, tensor) -> {
            assertThat(tensor.dtype().name()).isEqualToIgnoringCase(name);
            assertThat(tensor.shape()).containsExactly(name.equals("c64") ? 2 : 8);
        });
    }

    /** What PyTorch prints of the same file: {@code src/test/python/tensor_files.py}. */
    @Test
    void everyRealDtypeIsReadAsFloat32() {
        SafetensorsFile file = SafetensorsFile.open(DTYPES);
        float inf = Float.POSITIVE_INFINITY;
        assertThat(file.tensor("f64").toArray()).containsExactly(0, 1, -2.5f, 65504, 1e-7f, 0.1f, inf, -inf);
        assertThat(file.tensor("f32").toArray()).containsExactly(0, 1, -2.5f, 65504, 1e-7f, 0.1f, inf, -inf);
        assertThat(file.tensor("f16").toArray())
                .containsExactly(
                        0, 1, -2.5f, 65504, (float) 1.1920928955078125e-07, (float) 0.0999755859375, inf, -inf);
        assertThat(file.tensor("bf16").toArray())
                .containsExactly(0, 1, -2.5f, 65536, (float) 1.0011717677116394e-07, (float) 0.10009765625, inf, -inf);
    }

    @Test
    void wholeNumbersAreReadExactlyWhereAskedFor() {
        SafetensorsFile file = SafetensorsFile.open(DTYPES);
        long[] small = {0, 1, -1, 127, -128, 100, 7, 3};
        for (int i = 0; i < small.length; i++) {
            assertThat(file.integers("i64")[i]).isEqualTo(small[i] << 55);
            assertThat(file.integers("i32")[i]).isEqualTo(small[i] << 23);
            assertThat(file.integers("i16")[i]).isEqualTo(small[i] << 7);
            assertThat(file.integers("i8")[i]).isEqualTo(small[i]);
            assertThat(file.integers("u8")[i]).isEqualTo(small[i] & 0xff);
            assertThat(file.integers("bool")[i]).isEqualTo(small[i] > 0 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"i64,I64", "i32,I32", "i16,I16", "i8,I8", "u8,U8", "bool,BOOL", "c64,C64"})
    void otherDtypesAreRefusedByNameBeforeAnyValueIsRead(String name, String dtype) {
        SafetensorsFile file = SafetensorsFile.open(DTYPES);
        assertThatThrownBy(() -> file.tensors(List.of("f32", name)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("%s: tensor \"%s\": dtype must be one of F64, F32, F16, BF16, was %s"
                        .formatted(DTYPES, name, dtype));
    }

    @Test
    void realAndComplexNumbersAreNoWholeNumbers() {
        SafetensorsFile file = SafetensorsFile.open(DTYPES);
        for (String name : List.of("f32", "c64")) {
            assertThatThrownBy(() -> file.integers(name))
                    .hasMessage("%s: tensor \"%s\": dtype must be one of I64, I32, I16, I8, U8, BOOL, was %S"
                            .formatted(DTYPES, name, name));
        }
    }

    @Test
    void aMissingTensorIsRefusedByName() {
        assertThatThrownBy(() -> SafetensorsFile.open(DTYPES).tensor("W_enc"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(DTYPES + ": tensor \"W_enc\" is missing");
    }

    @Test
    void tensorsComeOnceEachInTheOrderAskedFor() {
        assertThat(SafetensorsFile.open(DTYPES).tensors(List.of("f64", "bf16", "f64")))
                .containsOnlyKeys("f64", "bf16")
                .extractingFromEntries(Map.Entry::getKey)
                .containsExactly("f64", "bf16");
    }

    /** NumPy 2.4.6: {@code crc32(arange(65536, dtype=uint16).view(float16).astype("<f4"))}, each NaN as 0x7fc00000. */
    @Test
    void allFloat16AreWidenedAsByNumPy() throws IOException {
        ByteBuffer data = little(2 << 16);
        for (int i = 0; i < 1 << 16; i++) {
            data.putShort((short) i);
        }
        assertThat(crc(read("F16", 1 << 16, data))).isEqualTo(0x3020c7a7L);
    }

    /** PyTorch 2.15.0: {@code crc32(arange(-32768, 32768, dtype=int16).view(bfloat16).float())}. */
    @Test
    void allBfloat16AreWidenedAsByPyTorch() throws IOException {
        ByteBuffer data = little(2 << 16);
        for (int i = Short.MIN_VALUE; i <= Short.MAX_VALUE; i++) {
            data.putShort((short) i);
        }
        float[] values = read("BF16", 1 << 16, data);
        CRC32 crc = new CRC32();
        for (float value : values) {
            crc.update(little(4).putInt(Float.floatToRawIntBits(value)).array());
        }
        assertThat(crc.getValue()).isEqualTo(0xb334bd9eL);
    }

    /** NumPy 2.4.6: {@code float32(x).view(uint32)}. */
    @ParameterizedTest
    @CsvSource({
        "0.3333333333333333,     3eaaaaab",
        "-0.1,                   bdcccccd",
        "16777217.0,             4b800000",
        "16777219.0,             4b800002",
        "1.0000000596046448,     3f800000",
        "1.0000001788139343,     3f800002",
        "1e-40,                  000116c2",
        "7.006492321624085e-46,  00000000",
        "1e-300,                 00000000",
        "3.4028235677973362e38,  7f7fffff",
        "-Infinity,              ff800000",
        "NaN,                    7fc00000"
    })
    void float64IsRoundedAsByNumPy(double value, String bits) throws IOException {
        float[] read = read("F64", 1, little(8).putDouble(value));
        assertThat("%08x".formatted(Float.floatToRawIntBits(read[0]))).isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource({"3.4028235677973366e38, 3.4028235677973366E38", "-1e300, -1.0E300"})
    void aFloat64BeyondFloat32IsRefusedByPlace(double value, String text) throws IOException {
        Path file = write("F64", 2, little(16).putDouble(1).putDouble(value));
        TensorFiles.refused(file, "tensor \"t\": value 1 is " + text + ", beyond the range of float32");
    }

    @Test
    void aBoolThatIsNeither0Nor1IsRefusedByPlace() throws IOException {
        Path file = write("BOOL", 3, little(3).put(new byte[] {1, 0, 2}));
        assertThatThrownBy(() -> SafetensorsFile.open(file).integers("t"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": tensor \"t\": value 2 must be 0 or 1, was 2");
    }

    /** A sparse file of 20 GB, in a JVM of 2. */
    @Test
    void oneTensorOfALargeFileIsReadWithoutTheOthers() throws IOException {
        String json = ("{\"a\":{\"dtype\":\"F64\",\"shape\":[1250000000],\"data_offsets\":[0,10000000000]},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[1250000000],\"data_offsets\":[10000000000,20000000000]},"
                + "\"z\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[20000000000,20000000008]}}");
        Path path = folder.resolve("large.safetensors");
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(little(8).putLong(json.length()).flip());
            channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
            channel.write(little(8).putFloat(1.5f).putFloat(-2).flip(), 8 + json.length() + 20_000_000_000L);
        }
        SafetensorsFile file = SafetensorsFile.open(path);
        assertThat(file.entries().get("b")).isEqualTo(new StoredTensor("b", DType.F64, List.of(1_250_000_000)));
        assertThat(file.tensor("z").toArray()).containsExactly(1.5f, -2);
    }

    @Test
    void aFileThatShrinksAfterItsLayoutWasReadIsRefused() throws IOException {
        Path path = write("F32", 4, little(16));
        SafetensorsFile file = SafetensorsFile.open(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(path) - 1);
        }
        assertThatThrownBy(file::tensors)
                .isInstanceOf(BadInputException.class)
                .hasMessage(path + ": shrank while it was read");
    }

    /** safetensors 0.8.0: {@code load_file(...)["codes"]}. */
    @Test
    void wholeNumbersOfAnotherProjectAreReadAsByThePythonLibrary() {
        Path codes = TensorFiles.testdata("models/safetensors/candle_jfk-codes.safetensors");
        SafetensorsFile file = SafetensorsFile.open(codes);
        assertThat(file.entries())
                .containsExactly(Map.entry("codes", new StoredTensor("codes", DType.I64, List.of(1, 2, 828))));
        long[] values = file.integers("codes");
        assertThat(values).startsWith(865, 62, 408, 408, 475, 1022);
        assertThat(LongStream.of(values).sum()).isEqualTo(960_640);
    }

    private float[] read(String dtype, int values, ByteBuffer data) throws IOException {
        return SafetensorsFile.open(write(dtype, values, data)).tensor("t").toArray();
    }

    private Path write(String dtype, int values, ByteBuffer data) throws IOException {
        String json = "{\"t\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
                .formatted(dtype, values, data.capacity());
        ByteBuffer whole = little(8 + json.length() + data.capacity())
                .putLong(json.length())
                .put(json.getBytes(StandardCharsets.UTF_8))
                .put(data.clear());
        Path file = folder.resolve("t.safetensors");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(whole.flip());
        }
        return file;
    }

    private static long crc(float[] values) {
        CRC32 crc = new CRC32();
        for (float value : values) {
            crc.update(little(4).putInt(Float.floatToIntBits(value)).array());
        }
        return crc.getValue();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
