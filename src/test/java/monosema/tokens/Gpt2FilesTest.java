package monosema.tokens;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import monosema.io.BadInputException;
import monosema.io.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged and hostile vocab.json and merges.txt. */
class Gpt2FilesTest {
    @TempDir
    Path folder;

    private Path vocabulary;
    private Path merges;

    @BeforeEach
    void sound() throws IOException {
        vocabulary = folder.resolve("vocab.json");
        merges = folder.resolve("merges.txt");
        vocabulary(ids -> {});
        Files.writeString(merges, "#version: 0.2\na b\nab c\n");
        Gpt2Tokenizer.read(vocabulary, merges);
    }

    @Test
    void aGapInTheIds() throws IOException {
        vocabulary(ids -> ids.put("x gap", 999));
        refused(vocabulary + ": token \"x gap\": the id must be in [0, 260), as ids have no gaps, was 999");
        vocabulary(ids -> ids.put("neg\u001b", -1));
        refused(vocabulary + ": token \"neg\\u001B\": the id must be in [0, 260), as ids have no gaps, was -1");
    }

    @Test
    void anIdTwice() throws IOException {
        vocabulary(ids -> ids.put("again", 258));
        refused(vocabulary + ": id 258 is both token \"abc\" and \"again\"");
    }

    @Test
    void aTokenTwice() throws IOException {
        Files.writeString(vocabulary, "{\"a\": 0, \"a\": 1}");
        refused(vocabulary + ": not JSON: Duplicate field 'a'");
    }

    @Test
    void aByteOrTheBeginOfATextIsMissing() throws IOException {
        vocabulary(ids -> ids.put("other", ids.remove("z")));
        refused(vocabulary + ": must have byte 122, \"z\"");
        vocabulary(ids -> ids.put("other", ids.remove(Tokenizer.END_OF_TEXT)));
        refused(vocabulary + ": must have the begin of a text, \"<|endoftext|>\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a q\u0416| 1: needs two tokens that are bytes or made further up, was "a q\u0416"
            a       | 1: needs two tokens that are bytes or made further up, was "a"
            a b c   | 1: needs two tokens that are bytes or made further up, was "a b c"
            ab c    | 1: needs two tokens that are bytes or made further up, was "ab c"
            a c     | 1: must make a token of VOCABULARY of at most 256 bytes, was "ac"
            """)
    void aMergeOfWhatIsNotThere(String line, String message) throws IOException {
        Files.writeString(merges, line + "\n");
        refused(merges + ":" + message.replace("VOCABULARY", vocabulary.toString()));
    }

    @Test
    void aMergeThatNoTextReaches() throws IOException {
        vocabulary(ids -> ids.put("bc", ids.size()));
        Files.writeString(merges, "b c\na b\nab c\n");
        refused(merges + ":3: \"abc\" is already made of other merges; its tokenizer.json may be used instead");
        Files.writeString(merges, "a b\na b\n");
        refused(merges + ":2: \"ab\" is already made of other merges; its tokenizer.json may be used instead");
    }

    @Test
    void whatIsNoTextOrNoJson() throws IOException {
        Files.write(vocabulary, new byte[] {'{', '"', (byte) 0xFF, '"'});
        refused(vocabulary + ": not UTF-8 (byte 3 of the file)");
        Files.writeString(vocabulary, "[1, 2]");
        refused(vocabulary + ": must be a JSON object");
        Files.writeString(vocabulary, "[".repeat(100_000));
        assertThatThrownBy(() -> Gpt2Tokenizer.read(vocabulary, merges))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(vocabulary + ": not JSON: ");
        refusedToRead(folder.resolve("none.json"), ": no such file");
    }

    @Test
    void aFileOfAGigabyteIsNotRead() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(vocabulary.toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        refused(vocabulary + ": a tokenizer's file may have at most 67108864 bytes");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Gpt2Tokenizer.read(vocabulary, merges))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    private void refusedToRead(Path file, String message) {
        assertThatThrownBy(() -> Gpt2Tokenizer.read(file, merges))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }

    /** The bytes, ab, abc and the begin of a text, changed. */
    private void vocabulary(Consumer<Map<String, Integer>> change) throws IOException {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (int value = 0; value < 256; value++) {
            ids.put(String.valueOf(ByteAlphabet.letter(value)), value);
        }
        ids.put(Tokenizer.END_OF_TEXT, 256);
        ids.put("ab", 257);
        ids.put("abc", 258);
        change.accept(ids);
        Files.writeString(vocabulary, Json.canonical(ids));
    }
}
