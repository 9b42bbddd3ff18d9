package monosema.io.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import monosema.config.DocumentsSpec;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow 26.0.1 and datasets 5.2.0 wrote ({@code src/test/python/parquet_files.py}, whose formulas stand here). */
class ParquetColumnTest {
    private static final int ROWS = 60;

    @TempDir
    Path folder;

    static Path resource(String name) {
        try {
            return Path.of(requireNonNull(ParquetColumnTest.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(int i) {
        return IntStream.range(0, i % 12)
                .mapToObj(s -> "Lily nº%d saw %d 🦊.\n".formatted(i, s))
                .collect(Collectors.joining());
    }

    private static List<Integer> ids(int i) {
        return IntStream.range(0, i % 9).mapToObj(k -> (i * 1000 + k) % 50257).toList();
    }

    private static <T> List<T> rows(IntFunction<T> row) {
        return IntStream.range(0, ROWS).mapToObj(row).toList();
    }

    private static List<String> texts(Path file, String column) {
        List<String> texts = new ArrayList<>();
        try (ParquetColumn rows = ParquetColumn.open(file, column, DocumentsSpec.MAX_BYTES)) {
            assertThat(rows.isText()).isTrue();
            while (rows.next()) {
                texts.add(rows.isNull() ? "null" : rows.text());
                assertThat(rows.row()).isEqualTo(texts.size());
            }
            rows.checkSize();
        }
        return texts;
    }

    private static List<List<Integer>> lists(Path file, String column) {
        List<List<Integer>> lists = new ArrayList<>();
        try (ParquetColumn rows = ParquetColumn.open(file, column, DocumentsSpec.MAX_BYTES)) {
            assertThat(rows.isText()).isFalse();
            while (rows.next()) {
                IntBuffer ids = rows.ids();
                List<Integer> list =
                        IntStream.range(0, ids.limit()).mapToObj(ids::get).toList();
                lists.add(rows.isNull() ? List.of(-1) : list);
            }
        }
        return lists;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text-none",
                "text-snappy",
                "text-zstd",
                "text-gzip",
                "text-lz4",
                "text-large",
                "text-pages",
                "text-v2",
                "text-v2-plain",
                "text-delta-length-byte-array",
                "text-delta-byte-array",
                "text-required",
                "datasets"
            })
    void textIsReadWhateverItsCodecPagesAndEncoding(String name) {
        assertThat(texts(resource(name + ".parquet"), "text")).isEqualTo(rows(ParquetColumnTest::text));
    }

    @Test
    void aDictionaryIsLookedUpAndNullsAreTold() {
        assertThat(texts(resource("text-dictionary.parquet"), "text")).isEqualTo(rows(i -> text(i % 5)));
        assertThat(texts(resource("text-nulls.parquet"), "text")).isEqualTo(rows(i -> i % 3 == 0 ? "null" : text(i)));
    }

    @Test
    void aFileWithoutRowsHasNone() {
        assertThat(texts(resource("text-empty.parquet"), "text")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids-int32", "ids-int64", "ids-uint16", "ids-large", "ids-delta", "ids-legacy", "datasets"})
    void listsOfNumbersAreReadWhateverTheirWidthAndForm(String name) {
        assertThat(lists(resource(name + ".parquet"), "input_ids")).isEqualTo(rows(ParquetColumnTest::ids));
    }

    @Test
    void listsOfOneLengthAndNullListsAreRead() {
        assertThat(lists(resource("ids-fixed.parquet"), "input_ids"))
                .isEqualTo(rows(
                        i -> IntStream.range(0, 8).mapToObj(k -> i * 10 + k).toList()));
        assertThat(lists(resource("ids-nulls.parquet"), "input_ids"))
                .isEqualTo(rows(i -> i % 3 == 0 ? List.of(-1) : ids(i)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ids-null-number | row 2: column \"input_ids\": number 2 of its list is null",
                "ids-negative | row 2: column \"input_ids\": number 2 of its list must be in [0, 2147483648), was -100",
                "ids-beyond | row 3: column \"input_ids\": number 1 of its list must be in [0, 2147483648), was 2147483648",
                "text-brotli | row 1: column \"text\": compression BROTLI is not read; snappy, zstd, gzip, lz4_raw and none are",
                "text-latin1 | row 2: column \"text\": not UTF-8 text from its byte offset 3 on"
            })
    void aRowThatCannotBeADocumentIsNamed(String name, String message) {
        Path file = resource(name + ".parquet");
        assertThatThrownBy(() -> readAll(file, name.startsWith("ids") ? "input_ids" : "text"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "score | double",
                "when | timestamp",
                "blob | byte_array",
                "day | list of date",
                "words | list of string",
                "nested | list of list of int64",
                "meta | struct of string, int64",
                "count | int64"
            })
    void aColumnOfAnotherTypeIsRefusedWithItsType(String column, String type) {
        Path file = resource("types.parquet");
        assertThatThrownBy(() -> readAll(file, column))
                .isInstanceOf(BadInputException.class)
                .hasMessage("%s: column \"%s\" must be text or a list of whole numbers (int32, int64), was %s"
                        .formatted(file, column, type));
    }

    @Test
    void aColumnThatIsNotThereIsToldWithThoseThatAre() {
        Path file = resource("types.parquet");
        assertThatThrownBy(() -> readAll(file, "text"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": no column \"text\"; there is: story, score, when, blob, day, words, nested, meta,"
                        + " count");
    }

    @Test
    void whatIsNoWholeParquetFileIsRefused() throws IOException {
        byte[] sound = Files.readAllBytes(resource("text-snappy.parquet"));
        refused(
                "{\"text\": \"a story\"}".getBytes(StandardCharsets.UTF_8),
                "not a parquet file: it does not begin with PAR1");
        refused(new byte[0], "not a parquet file: it does not begin with PAR1");
        refused(
                Arrays.copyOf(sound, sound.length - 100),
                "truncated: a parquet file ends with PAR1, this one does not, after %d bytes"
                        .formatted(sound.length - 100));
        byte[] encrypted = sound.clone();
        encrypted[sound.length - 1] = 'E';
        refused(encrypted, "its footer is encrypted, which is not read");
        byte[] footer = sound.clone();
        Arrays.fill(footer, sound.length - 8, sound.length - 4, (byte) 0xff);
        refused(footer, "damaged: a footer of 4294967295 bytes, must be 1 to " + (sound.length - 12));
    }

    @Test
    void noFileAndAFolderAreTold() {
        Path absent = folder.resolve("absent.parquet");
        assertThatThrownBy(() -> readAll(absent, "text")).hasMessage(absent + ": no such file");
        assertThatThrownBy(() -> readAll(folder, "text")).hasMessage(folder + ": a folder, must be a file");
    }

    @Test
    void moreInflatedBytesThanAreAllowedAreNotRead() {
        Path file = resource("text-zstd.parquet");
        assertThatThrownBy(() -> {
                    try (ParquetColumn rows = ParquetColumn.open(file, "text", 4_000)) {
                        while (rows.next()) {
                            assertThat(rows.row()).isLessThanOrEqualTo(ROWS);
                        }
                    }
                })
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": column \"text\" has more than 4000 bytes once inflated: see maxBytes");
    }

    @Test
    void aChecksumThatIsWrongIsTold() throws IOException {
        byte[] bytes = Files.readAllBytes(resource("text-pages.parquet"));
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[content.indexOf("Lily")] = 'B';
        Path file = Files.write(folder.resolve("flipped.parquet"), bytes);
        assertThatThrownBy(() -> readAll(file, "text"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("a page with checksum ");
    }

    /** Whatever becomes of it, it is read, or refused in one line that names the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text-snappy",
                "text-zstd",
                "text-gzip",
                "text-lz4",
                "text-v2",
                "text-delta-byte-array",
                "text-dictionary",
                "ids-delta",
                "ids-int64"
            })
    void damageEndsInOneLine(String name) throws IOException {
        byte[] sound = Files.readAllBytes(resource(name + ".parquet"));
        UniformRandomProvider random = new Seed(7).stream(name);
        int refused = 0;
        for (int round = 0; round < 15; round++) {
            byte[] damaged = sound.clone();
            for (int change = 0; change <= round % 3; change++) {
                damaged[4 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
            try {
                readAll(file, name.startsWith("ids") ? "input_ids" : "text");
            } catch (BadInputException e) {
                refused++;
                assertThat(requireNonNull(e.getMessage()))
                        .startsWith(file + ": ")
                        .hasSizeLessThan(2_000);
                assertThat(e.getMessage().lines()).hasSize(1);
            }
        }
        assertThat(refused).isPositive();
    }

    private void refused(byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("wrong.parquet"), content);
        assertThatThrownBy(() -> readAll(file, "text"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + message);
    }

    private static void readAll(Path file, String column) {
        try (ParquetColumn rows = ParquetColumn.open(file, column, DocumentsSpec.MAX_BYTES)) {
            while (rows.next()) {
                if (rows.isText()) {
                    assertThat(rows.text()).isNotNull();
                } else {
                    assertThat(rows.ids()).isNotNull();
                }
            }
        }
    }
}
