package monosema.io;

import static monosema.io.TensorFiles.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed files are those of {@code src/test/python/parquet_files.py}: two members or frames each. */
class DelimitedFileTest {
    private static final long MAX_BYTES = 1L << 32;
    private static final int MOST = 1 << 24;

    @TempDir
    Path folder;

    @Test
    void aSeparatorBelongsToNoPiece() throws IOException {
        assertThat(separated("a|b||c", "|")).containsExactly("a", "b", "", "c");
        assertThat(separated("a|", "|")).containsExactly("a", "");
        assertThat(separated("", "|")).containsExactly("");
        assertThat(separated("a b", "|")).containsExactly("a b");
        assertThat(separated("aab|ab|aaab", "aab")).containsExactly("", "|ab|a", "");
    }

    @Test
    void aPieceBeginsWithItsMarkAndWhatPrecedesTheFirstIsLeftOut() throws IOException {
        assertThat(starting("lost\n\nOnce a\n\nOnce b", "\n\nOnce")).containsExactly("\n\nOnce a", "\n\nOnce b");
        assertThat(starting("\n\nOnce a\n\nOnce", "\n\nOnce")).containsExactly("\n\nOnce a", "\n\nOnce");
        assertThat(starting("nothing of the kind", "\n\nOnce")).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertThat(separated("\uFEFFa|\uFEFFb", "|")).containsExactly("a", "\uFEFFb");
        assertThat(separated("\uFEFF", "|")).containsExactly("");
        assertThat(starting("\uFEFF>a>b", ">")).containsExactly(">a", ">b");
    }

    /** Pieces of all lengths around the buffer's, so that marks and characters lie across its ends. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 262_140, 262_144, 600_001})
    void piecesAndMarksMayLieAcrossTheBuffersEnds(int longest) throws IOException {
        List<String> texts = IntStream.range(0, 6)
                .mapToObj(i -> "é".repeat((longest - i) / 2) + i)
                .toList();
        assertThat(separated(String.join("<|endoftext|>", texts), "<|endoftext|>"))
                .isEqualTo(texts);
        List<String> marked = texts.stream().map(text -> "<é>" + text).toList();
        assertThat(starting("x" + String.join("", marked), "<é>")).isEqualTo(marked);
    }

    @Test
    void aPieceKnowsItsByteOffset() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "\uFEFFé|b|c");
        List<Long> offsets = new ArrayList<>();
        try (DelimitedFile pieces = DelimitedFile.separatedBy("|", InflatedFile.open(file, MAX_BYTES), MOST)) {
            while (pieces.next()) {
                offsets.add(pieces.position());
            }
        }
        assertThat(offsets).containsExactly(3L, 6L, 8L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stories.txt.gz", "stories.txt.zst"})
    void compressedFilesAreInflatedAllTheirMembers(String name) {
        List<String> stories = new ArrayList<>(
                IntStream.range(0, 100).mapToObj("Story %d.\n"::formatted).toList());
        assertThat(all(resource(name), "<|endoftext|>\n")).hasSize(101).startsWith(stories.toArray(String[]::new));
    }

    @Test
    void aByteThatIsNotUtf8IsNamedWithItsOffset() throws IOException {
        byte[] bytes = ("a".repeat(300_000) + "|é caf\u00e9|").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xe9;
        bytes[bytes.length - 2] = ' ';
        Path file = Files.write(folder.resolve("latin1.txt"), bytes);
        refused(file, "not UTF-8 text: byte 0xe9 at byte offset 300007", () -> all(file, "|"));
        Path overlong = Files.write(folder.resolve("overlong.txt"), new byte[] {'a', (byte) 0xc0, (byte) 0xaf});
        refused(overlong, "not UTF-8 text: byte 0xc0 at byte offset 1", () -> all(overlong, "|"));
        Path cut = Files.write(folder.resolve("cut.txt"), new byte[] {'a', 'b', (byte) 0xc3});
        refused(cut, "not UTF-8 text: byte 0xc3 at byte offset 2", () -> all(cut, "|"));
    }

    @Test
    void aReplacementCharacterOfTheTextItselfIsSound() throws IOException {
        assertThat(separated("a\uFFFDb|\uFFFD", "|")).containsExactly("a\uFFFDb", "\uFFFD");
    }

    @Test
    void aPieceWithoutEndIsStoppedBeforeItFillsTheMemory() throws IOException {
        Path file = Files.writeString(folder.resolve("long.txt"), "short\n" + "a".repeat(2_000_000));
        assertThatThrownBy(() -> {
                    try (DelimitedFile pieces =
                            DelimitedFile.separatedBy("\n", InflatedFile.open(file, MAX_BYTES), 1_000_000)) {
                        while (pieces.next()) {
                            assertThat(pieces.text()).isEqualTo("short");
                        }
                    }
                })
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching(
                        "\\Q" + file + "\\E: \\d+ bytes without \"\\\\n\" from byte offset 6 on, a document may"
                                + " have at most 1000000");
    }

    @Test
    void truncatedAndDamagedGzipIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(resource("stories.txt.gz"));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, 100));
        refused(cut, "truncated: its gzip stream ends after \\d+ bytes of text", () -> all(cut, "|"));
        Path header = Files.write(folder.resolve("header.gz"), Arrays.copyOf(whole, 5));
        refused(header, "damaged or truncated at its first bytes: .*", () -> all(header, "|"));
        byte[] flipped = whole.clone();
        flipped[60] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged.gz"), flipped);
        refused(damaged, "(damaged or )?truncated: its gzip stream .*", () -> all(damaged, "|"));
        Path zstd = Files.write(
                folder.resolve("cut.zst"), Arrays.copyOf(Files.readAllBytes(resource("stories.txt.zst")), 60));
        refused(zstd, "damaged or truncated: its zstd stream after \\d+ bytes of text: .*", () -> all(zstd, "|"));
    }

    @Test
    void aGzipBombIsStoppedByItsRatioAndByTheBound() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            byte[] lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 24; i++) {
                out.write(lines);
            }
        }
        Path file = Files.write(folder.resolve("bomb.gz"), packed.toByteArray());
        refused(
                file,
                "inflates to more than 200 times its size, which no text does",
                () -> exhaust(InflatedFile.open(file, MAX_BYTES)));
        refused(
                file,
                "more than 1000000 bytes once inflated: see maxBytes",
                () -> exhaust(InflatedFile.open(file, 1_000_000)));
    }

    @Test
    void aFileThatGrowsOrShrinksWhileItIsReadIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "a\nb\n");
        refused(file, "changed while it was read: 4 bytes, then 6", () -> {
            try (InflatedFile open = InflatedFile.open(file, MAX_BYTES)) {
                Files.writeString(file, "c\n", StandardOpenOption.APPEND);
                exhaust(open);
            }
        });
        refused(file, "changed while it was read: 6 bytes, then 2", () -> {
            try (InflatedFile open = InflatedFile.open(file, MAX_BYTES)) {
                Files.writeString(file, "a\n");
                exhaust(open);
            }
        });
    }

    @Test
    void noFileAndAFolderAreTold() {
        Path absent = folder.resolve("absent.txt");
        refused(absent, "no such file", () -> all(absent, "|"));
        refused(folder, "a folder, must be a file", () -> all(folder, "|"));
    }

    /** Fails for none of its own bytes, so that what is thrown comes from the file. */
    private static void exhaust(InflatedFile file) {
        byte[] buffer = new byte[1 << 16];
        long read = 0;
        for (int n = file.read(buffer, 0, buffer.length); n >= 0; n = file.read(buffer, 0, buffer.length)) {
            read += n;
        }
        assertThat(read).isPositive();
    }

    private static void refused(Path file, String message, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching("\\Q" + file + "\\E: " + message);
    }

    private List<String> separated(String text, String mark) throws IOException {
        return all(Files.writeString(folder.resolve("text.txt"), text), mark);
    }

    private List<String> starting(String text, String mark) throws IOException {
        Path file = Files.writeString(folder.resolve("text.txt"), text);
        try (DelimitedFile pieces = DelimitedFile.startingWith(mark, InflatedFile.open(file, MAX_BYTES), MOST)) {
            return texts(pieces);
        }
    }

    private static List<String> all(Path file, String mark) {
        try (DelimitedFile pieces = DelimitedFile.separatedBy(mark, InflatedFile.open(file, MAX_BYTES), MOST)) {
            return texts(pieces);
        }
    }

    private static List<String> texts(DelimitedFile pieces) {
        List<String> texts = new ArrayList<>();
        while (pieces.next()) {
            texts.add(pieces.text());
        }
        return texts;
    }
}
