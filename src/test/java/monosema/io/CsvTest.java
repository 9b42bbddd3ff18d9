package monosema.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @TempDir
    Path folder;

    @Test
    void writesLineFeedsShortestNumbersAndQuotesWhereNeeded() throws IOException {
        Path file = folder.resolve("out.csv");
        try (Csv.Writer out = Csv.write(file, List.of("word", "n", "p", "kept"))) {
            out.row("queen", 3, 0.1f, true);
            out.row("a, \"b\"", -1L, Double.parseDouble("2e23"), false);
            out.row("", null, Double.POSITIVE_INFINITY, true);
        }
        assertThat(file).hasContent("""
                word,n,p,kept
                queen,3,0.1,true
                "a, ""b""\",-1,2.0E23,false
                ,,Infinity,true
                """).content().doesNotContain("\r");
    }

    @Test
    void whatWasWrittenReadsBack() {
        Path file = folder.resolve("out.csv");
        try (Csv.Writer out = Csv.write(file, List.of("word", "n", "p", "kept"))) {
            out.row("two\nlines", Integer.MIN_VALUE, Math.PI, true);
            out.row("na\u00efve", 7, null, false);
        }
        List<CsvRow> rows = Csv.read(file, List.of("word", "n")).rows();
        assertThat(rows.get(0).text("word")).isEqualTo("two\nlines");
        assertThat(rows.get(0).integer("n")).isEqualTo(Integer.MIN_VALUE);
        assertThat(rows.get(0).real("p")).isEqualTo(Math.PI);
        assertThat(rows.get(0).truth("kept")).isTrue();
        assertThat(rows.get(1).optionalReal("p")).isEqualTo(OptionalDouble.empty());
        assertThat(rows.get(1).fields()).containsExactly("na\u00efve", "7", "", "false");
        assertThat(rows.get(1).where()).isEqualTo(file + ":4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``              | :1: empty, must begin with the header word,n
            word            | :1: the header must begin with word,n
            n,word          | :1: the header must begin with word,n
            word,n,x,x      | :1: column 'x' stands twice
            word,n;a,1;b    | :3: 1 fields, the header has 2
            word,n;a,1,2    | :2: 3 fields, the header has 2
            word,n;;a,1     | :2: 1 fields, the header has 2
            """)
    void aMisshapenFileIsRefusedByFileAndLine(String lines, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), lines.replace(';', '\n'));
        assertThatThrownBy(() -> Csv.read(file, List.of("word", "n")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }

    @ParameterizedTest
    @CsvSource({"1.5", "0x1", "1e3", "''", "99999999999"})
    void aFieldThatIsNoWholeNumberIsRefused(String text) throws IOException {
        CsvRow row = row(text);
        assertThatThrownBy(() -> row.integer("n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("in.csv")
                        + ":2: column 'n' must be a whole number from -2^31 to 2^31-1, was \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"1d", "0x1p3", "' 1'", "''", "+1", ".5", "nan"})
    void aFieldThatIsNoNumberIsRefused(String text) throws IOException {
        CsvRow row = row(text);
        assertThatThrownBy(() -> row.real("n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("in.csv") + ":2: column 'n' must be a number, was \"" + text + "\"");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), new byte[] {'w', ',', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> Csv.read(file, List.of("w")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": not UTF-8 text");
    }

    @Test
    void aRowOfAnotherLengthIsAProgrammingError() {
        try (Csv.Writer out = Csv.write(folder.resolve("out.csv"), List.of("a", "b"))) {
            assertThatThrownBy(() -> out.row(1)).hasMessage("1 fields for 2 columns");
        }
    }

    private CsvRow row(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), "word,n\nqueen,\"" + text + "\"\n");
        return Csv.read(file, List.of("word", "n")).rows().get(0);
    }
}
