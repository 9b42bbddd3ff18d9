package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.WordSetSpec;
import monosema.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSetFileTest {
    /** Ten words of each label, on lines 2 to 21 below a header. */
    private static final String ROWS =
            "alba,a bela,b alca,a belc,b alda,a beld,b alea,a bele,b alfa,a belf,b alga,a belg,b"
                    + " alha,a belh,b alia,a beli,b alja,a belj,b alka,a belk,b";

    private static final String GOOD = "word,label\n" + ROWS.replace(' ', '\n') + "\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("my words.csv");
    }

    private CleanedWordSet load(String text) throws IOException {
        Files.writeString(file, text);
        return WordSets.load(new WordSetSpec.File("mine", file));
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }

    @Test
    void readsAFileWithoutPrompts() throws IOException {
        CleanedWordSet set = load(GOOD);
        assertThat(set.words().name()).isEqualTo("mine");
        assertThat(set.words().words()).hasSize(20);
        assertThat(set.words().words().get(1)).isEqualTo(new LabelledWord("bela", "b"));
        assertThat(set.entries().get(1)).isEqualTo(new WordSetEntry(3, "bela", "b", "", true, ""));
        assertThat(set.prompts()).isEmpty();
    }

    @Test
    void readsPromptsQuotesSpacesWindowsLineEndsAndAByteOrderMark() throws IOException {
        String text = "\uFEFF"
                + GOOD.replace("label\n", "label,prompt\n")
                        .replace(",a\n", ", a ,p1\n")
                        .replace(",b\n", ",\"b\",p2\n")
                        .replace("\n", "\r\n");
        assertThat(load(text).entries().get(0)).isEqualTo(new WordSetEntry(2, "alba", "a", "p1", true, ""));
        assertThat(load(text).entries().get(19)).isEqualTo(new WordSetEntry(21, "belk", "b", "p2", true, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alba,a          | duplicate",
                "bela,a          | used for both labels",
                "red fox,a       | not a single word",
                "<script>,a      | not letters only",
                "o'neil,b        | not letters only",
                "she-wolf,b      | not letters only",
                "R2D2,b          | not letters only",
                "😀,b            | not letters only"
            })
    void cleansAUsersFileByTheSameRules(String row, String reason) throws IOException {
        WordSetEntry last =
                load(GOOD + "alla,a\nbell,b\n" + row + "\n").entries().get(22);
        assertThat(last.kept()).isFalse();
        assertThat(last.line()).isEqualTo(24);
        assertThat(last.reason()).isEqualTo(reason);
    }

    @Test
    void removesBothEntriesOfAWordWithBothLabels() throws IOException {
        CleanedWordSet set = load(GOOD + "alla,a\nbell,b\nbela,a\n");
        assertThat(set.entries().get(1).reason()).isEqualTo("used for both labels");
        assertThat(set.words().words()).extracting(LabelledWord::word).doesNotContain("bela");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alba", "Zoë", "Zoe\u0308", "मीरा", "小明", "Łucja"})
    void keepsLettersOfAllScriptsAndTellsCaseApart(String word) throws IOException {
        assertThat(load(GOOD + word + ",a\n").entries().get(20).kept()).isTrue();
    }

    @Test
    void takesBothSpellingsOfAnAccentForTheSameWord() throws IOException {
        assertThat(load(GOOD + "Zoë,a\nZoe\u0308,a\n").entries().get(21).reason())
                .isEqualTo("duplicate");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> WordSets.load(new WordSetSpec.File("mine", folder.resolve("gone.csv"))))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("gone.csv") + ": no such file");
        assertThatThrownBy(() -> WordSets.load(new WordSetSpec.File("mine", folder)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder + ": not a file");
    }

    @Test
    void refusesAnotherHeader() {
        String bound = ":1 the header must be word,label or word,label,prompt, was ";
        assertRefused("term,class\nx,a\n", bound + "'term,class'");
        assertRefused("word\nx\n", bound + "'word'");
        assertRefused("word,label,prompt,note\n", bound + "'word,label,prompt,note'");
        assertRefused("word;label\nx;a\n", bound + "'word;label'");
    }

    @Test
    void refusesAFileWithoutWords() {
        String message = ": no words; the first line must be word,label or word,label,prompt";
        assertRefused("", message);
        assertRefused("word,label\n", message);
    }

    @Test
    void refusesAnEmptyWordOrLabel() {
        assertRefused(GOOD + "  ,a\n", ":22 the word is empty");
        assertRefused(GOOD + "alla,\n", ":22 the label is empty");
        assertRefused(GOOD + "alla\n", ":22 2 fields, as in the header, expected, got 1");
        assertRefused(GOOD + "alla,a,1\n", ":22 2 fields, as in the header, expected, got 3");
    }

    @Test
    void refusesALabelThatCouldNotBePartOfAnId() {
        assertRefused(GOOD + "alla,<b>\n", ":22 a label may have letters, digits, spaces, '-' and '_', was '<b>'");
    }

    @Test
    void refusesOneLabelAndThree() {
        assertRefused("word,label\nalba,a\nalca,a\n", ": a word set has two labels, only 'a' is here");
        assertRefused(GOOD + "cel,c\n", ":22 a word set has two labels, 'a' and 'b' here; 'c' is a third");
    }

    @Test
    void refusesFewerThanTenWordsOfALabel() {
        assertRefused(
                GOOD.replace("belk,b", "belj,b"), ": label 'b' keeps 9 words after cleaning, at least 10 are needed");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(file, GOOD.replace("bela", "bél").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WordSets.load(new WordSetSpec.File("mine", file)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ":3 not UTF-8 (byte 20 of the file)");
        Files.write(file, new byte[] {'w', (byte) 0xC3});
        assertThatThrownBy(() -> WordSets.load(new WordSetSpec.File("mine", file)))
                .hasMessage(file + ":1 not UTF-8 (byte 2 of the file)");
    }

    @Test
    void refusesAnAbsurdlyLongWord() {
        assertRefused(
                GOOD + "a".repeat(5000) + ",a\n",
                ":22 the word must have at most 100 characters, has 5000: '" + "a".repeat(39) + "…'");
    }

    @Test
    void refusesAHugeFileWithoutReadingItWhole() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 33);
        }
        assertThatThrownBy(() -> WordSets.load(new WordSetSpec.File("mine", file)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": a word list may have at most 4194304 bytes, has 8589934592");
    }

    @Test
    void refusesAQuoteThatNeverEnds() {
        String text = GOOD + "\"alla,a\n" + "more,a\n".repeat(10);
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file
                        + ": not readable as CSV: Unclosed quoted field at end of input (record starting at line 22)");
    }

    @Test
    void refusesWordsThatTheCorpusDoesNotKnow() throws IOException {
        IntBuffer none = IntBuffer.allocate(0);
        List<String> words =
                load(GOOD).words().words().stream().map(LabelledWord::word).toList();
        Corpus corpus = new Corpus(words, none, none, Double.NaN);
        load(GOOD).requireKnownTo(corpus.vocabulary());
        assertThatThrownBy(() -> load(GOOD + "red fox,a\nAlba,a\n").requireKnownTo(corpus.vocabulary()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file
                        + ":23 word set 'mine': 'Alba' is not among the 20 words of the corpus, whose model reads whole"
                        + " words only; supported are the words of the built-in set 'gender' and other words of"
                        + " StoryWorld, upper and lower case as there");
    }
}
