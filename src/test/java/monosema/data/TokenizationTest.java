package monosema.data;

import static monosema.data.DocumentsTest.documents;
import static monosema.data.DocumentsTest.parquet;
import static monosema.data.DocumentsTest.parquetResource;
import static monosema.data.DocumentsTest.text;
import static monosema.data.DocumentsTest.toArray;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import monosema.config.DocumentBoundary;
import monosema.config.DocumentChoice;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a tokenizer of one character a token, and begin of text 0. */
class TokenizationTest {
    private static final Tokenization LETTERS =
            new Tokenization(text -> text.chars().map(c -> c - 'a' + 1).toArray(), 0, 27);

    @TempDir
    Path folder;

    private Documents words(DocumentChoice choice, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("words.txt"), words);
        return documents(text(choice, new DocumentBoundary(" ", false), file));
    }

    @Test
    void theFirstAreHeldOutAndEachDocumentStandsBehindABeginOfText() throws IOException {
        TokenStreams streams = LETTERS.streams(words(new DocumentChoice(9, 2, 1), "ab c d ef"));

        assertThat(toArray(streams.heldOut())).containsExactly(0, 1, 2, 0, 3);
        assertThat(toArray(streams.train())).containsExactly(0, 4, 0, 5, 6);
        assertThat(streams.documents()).isEqualTo(2);
        assertThat(streams.heldOutDocuments()).isEqualTo(2);
        assertThat(streams.train().isReadOnly()).isTrue();
    }

    @Test
    void noDocumentIsBothHeldOutAndTrainedOn() throws IOException {
        TokenStreams streams = LETTERS.streams(words(new DocumentChoice(9, 2, 1), "a a b a d b d e"));

        assertThat(toArray(streams.heldOut())).containsExactly(0, 1, 0, 2);
        assertThat(toArray(streams.train())).containsExactly(0, 4, 0, 4, 0, 5);
        assertThat(streams.copies()).isEqualTo(3);
    }

    @Test
    void theHeldOutStayTheSameHoweverManyAreTrainedOn() throws IOException {
        TokenStreams one = LETTERS.streams(words(new DocumentChoice(1, 2, 1), "a b c d e"));
        TokenStreams all = LETTERS.streams(words(new DocumentChoice(9, 2, 1), "a b c d e"));

        assertThat(one.documents()).isOne();
        assertThat(all.documents()).isEqualTo(3);
        assertThat(toArray(one.heldOut())).isEqualTo(toArray(all.heldOut()));
    }

    @Test
    void readyIdsThatBeginWithABeginOfTextGetNoSecond() {
        Path file = parquetResource("ids-fixed.parquet");
        TokenStreams streams = new Tokenization(text -> new int[0], 10, 1_000)
                .streams(documents(parquet(new DocumentChoice(2, 1, 1), "input_ids", file)));

        assertThat(toArray(streams.heldOut())).containsExactly(10, 0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(toArray(streams.train()))
                .containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 10, 20, 21, 22, 23, 24, 25, 26, 27);
    }

    @Test
    void theFirstIdThatTheModelLacksIsNamedWithItsDocument() {
        Path file = parquetResource("ids-fixed.parquet");
        Tokenization small = new Tokenization(text -> new int[0], 0, 100);
        assertThatThrownBy(() -> small.streams(documents(parquet(new DocumentChoice(99, 1, 1), "input_ids", file))))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": row 11: token id 100 must be in [0, 100), the model's vocabulary (document 11)");
    }

    @Test
    void aTextThatTheTokenizerRefusesIsNamed() {
        Tokenization strict = new Tokenization(
                text -> {
                    throw new BadInputException("'x' is not among the 3 words of the vocabulary");
                },
                0,
                3);
        assertThatThrownBy(() -> strict.streams(words(new DocumentChoice(9, 1, 1), "x")))
                .hasMessage(folder.resolve("words.txt")
                        + ": document at byte offset 0: 'x' is not among the 3 words of the vocabulary (document 1)");
    }

    @Test
    void tooFewDocumentsToHoldOutAreTold() {
        assertThatThrownBy(() -> LETTERS.streams(words(new DocumentChoice(9, 3, 1), "a b")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("words.txt")
                        + ": must have more than 3 different documents, which are held out (heldOutDocuments), has 2");
        assertThatThrownBy(() -> LETTERS.streams(words(new DocumentChoice(9, 2, 1), "a a b a b")))
                .hasMessageEndingWith("has 2 among 5");
    }

    @Test
    void manyDocumentsGrowTheStreams() throws IOException {
        StringBuilder words = new StringBuilder();
        Set<String> different = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String word = Integer.toString(i, 26)
                    .chars()
                    .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'a' : c - 'a' + 'k')))
                    .reduce("", String::concat);
            different.add(word);
            words.append(word).append(' ');
        }
        assertThat(different).hasSize(10_000);
        TokenStreams streams =
                LETTERS.streams(words(new DocumentChoice(DocumentChoice.ALL, 4_000, 1), words.toString()));

        assertThat(streams.heldOutDocuments()).isEqualTo(4_000);
        assertThat(streams.documents()).isEqualTo(6_000);
        long tokens = streams.train().limit() + (long) streams.heldOut().limit();
        assertThat(tokens).isEqualTo(words.length());
        assertThat(streams.copies()).isZero();
    }
}
