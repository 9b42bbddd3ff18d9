package monosema.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.config.DocumentBoundary;
import monosema.config.DocumentChoice;
import monosema.config.DocumentsSpec;
import monosema.config.FileSource;
import monosema.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final DocumentChoice ALL = new DocumentChoice(DocumentChoice.ALL, 1, 1);

    @TempDir
    Path folder;

    static DocumentsSpec.Text text(DocumentChoice choice, DocumentBoundary boundary, Path... files) {
        return new DocumentsSpec.Text(
                new FileSource.Local(List.of(files)), choice, DocumentsSpec.MAX_BYTES, boundary, true);
    }

    static DocumentsSpec.Parquet parquet(DocumentChoice choice, String column, Path... files) {
        return new DocumentsSpec.Parquet(new FileSource.Local(List.of(files)), choice, DocumentsSpec.MAX_BYTES, column);
    }

    static Documents documents(DocumentsSpec spec) {
        return Documents.of(spec, ((FileSource.Local) spec.source()).files());
    }

    static Path parquetResource(String name) {
        String path = "/monosema/io/parquet/" + name;
        try {
            return Path.of(
                    requireNonNull(DocumentsTest.class.getResource(path), path).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path tinyStories(String name) {
        String root = System.getProperty("monosema.testdata", "");
        assumeTrue(!root.isEmpty(), "needs -Dmonosema.testdata");
        return Path.of(root, "tinystories", name);
    }

    private static List<String> texts(DocumentsSpec spec) {
        List<String> texts = new ArrayList<>();
        documents(spec).forEachWhile(document -> texts.add(((Document.Text) document).text()));
        return texts;
    }

    @Test
    void filesFollowEachOtherAndDocumentsTooShortArePassedOver() throws IOException {
        Path a =
                Files.writeString(folder.resolve("a.txt"), "one\n<|endoftext|>\n\n<|endoftext|>\ntwo\n<|endoftext|>\n");
        Path b = Files.writeString(folder.resolve("b.txt"), " three ");

        assertThat(texts(text(ALL, DocumentBoundary.END_OF_TEXT, a, b))).containsExactly("one", "two", "three");
        assertThat(texts(text(new DocumentChoice(9, 1, 4), DocumentBoundary.END_OF_TEXT, a, b)))
                .containsExactly("three");
    }

    @Test
    void whiteSpaceAtTheEndsStaysWhereItIsAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "\n one |two\n");
        DocumentsSpec.Text spec = new DocumentsSpec.Text(
                new FileSource.Local(List.of(file)), ALL, 1_000, new DocumentBoundary("|", false), false);
        assertThat(texts(spec)).containsExactly("\n one ", "two\n");
    }

    @Test
    void aDocumentKnowsItsPlaceInEachFormat() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "one<|endoftext|>two");
        Path lines = Files.writeString(folder.resolve("a.jsonl"), "\n{\"text\": \"one\"}\n");
        Path parquet = parquetResource("text-nulls.parquet");
        List<String> places = new ArrayList<>();
        documents(text(ALL, DocumentBoundary.END_OF_TEXT, text))
                .forEachWhile(document -> places.add(document.place().toString()));
        documents(new DocumentsSpec.JsonLines(new FileSource.Local(List.of(lines)), ALL, 1_000, "text"))
                .forEachWhile(document -> places.add(document.place().toString()));
        documents(parquet(ALL, "text", parquet))
                .forEachWhile(document -> !places.add(document.place().toString()));

        assertThat(places)
                .containsExactly(
                        text + ": document at byte offset 0",
                        text + ": document at byte offset 16",
                        lines + ":2",
                        parquet + ": row 2");
    }

    @Test
    void textsAndTokenIdsOfParquetAreToldApart() {
        List<Integer> lengths = new ArrayList<>();
        documents(parquet(ALL, "input_ids", parquetResource("ids-int64.parquet")))
                .forEachWhile(document ->
                        lengths.add(((Document.Tokens) document).ids().remaining()));
        assertThat(lengths).hasSize(60 - 7).doesNotContain(0).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 1);
        assertThat(texts(parquet(ALL, "text", parquetResource("text-zstd.parquet"))))
                .hasSize(55)
                .startsWith("Lily nº1 saw 0 🦊.\n");
    }

    @Test
    void tokenIdsHaveNoCharacters() {
        Path file = parquetResource("ids-int64.parquet");
        DocumentsSpec spec = parquet(new DocumentChoice(9, 1, 2), "input_ids", file);
        assertThatThrownBy(() -> texts(spec))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": column 'input_ids' has token ids, which have no characters: minChars must be 1,"
                        + " was 2");
    }

    @Test
    void aCorpusWithoutDocumentsIsTold() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path blank = Files.writeString(folder.resolve("blank.txt"), " \n<|endoftext|>\n");
        assertThatThrownBy(() -> texts(text(ALL, DocumentBoundary.END_OF_TEXT, empty)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(empty + ": no document");
        assertThatThrownBy(() -> texts(text(new DocumentChoice(9, 1, 5), DocumentBoundary.END_OF_TEXT, empty, blank)))
                .hasMessage(empty + " and 1 more: no document of at least 5 characters");
        assertThatThrownBy(() -> texts(text(ALL, new DocumentBoundary("Once", true), blank)))
                .hasMessage(blank + ": no document; does it hold what startsWith says?");
        assertThatThrownBy(() -> texts(parquet(ALL, "text", parquetResource("text-empty.parquet"))))
                .hasMessageEndingWith("text-empty.parquet: no document");
    }

    /** The recipe of the published loss: 24 stories from the second on. */
    @Test
    void tinyStoriesAreCutBeforeTheirFirstWords() {
        Path file = tinyStories("tinystories_val.txt");
        List<String> stories = texts(text(ALL, new DocumentBoundary("\n\nOnce upon a time", true), file));

        assertThat(stories).hasSize(713).allMatch(story -> story.startsWith("Once upon a time"));
        assertThat(stories.get(0))
                .startsWith("Once upon a time, in a big forest, there lived a rhinoceros named Roxy.");
        // Python 3.11.7: sum(len(("Once upon a time" + s).strip()) for s in text.split("\n\nOnce upon a time")[1:25]);
        // sentencepiece 0.2.3 with tok512.model reads them as the 8,752 tokens of that loss, at most 512 of a story.
        assertThat(stories.subList(0, 24).stream().mapToInt(String::length).sum())
                .isEqualTo(20_774);
    }

    @Test
    void tinyStoriesAreCutAtTheirSeparators() {
        assertThat(texts(text(ALL, DocumentBoundary.END_OF_TEXT, tinyStories("cs336_tinystories_sample.txt"))))
                .hasSize(5)
                .allMatch(story -> story.equals(story.strip()));
        assertThat(texts(text(ALL, DocumentBoundary.END_OF_TEXT, tinyStories("tinystories_10k.txt"))))
                .hasSizeBetween(1_727, 1_728);
    }

    /** A file three times the heap that is watched, read without holding more than a document. */
    @Test
    @Tag("slow")
    void aLargeFileIsReadInLittleMemory() throws IOException {
        Path file = folder.resolve("large.txt");
        String story = "Once upon a time there was a fox. ".repeat(30) + "\n<|endoftext|>\n";
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < (200 << 20) / story.length(); i++) {
                out.write(story);
            }
        }
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        long[] most = {0};
        long[] count = {0};
        documents(text(ALL, DocumentBoundary.END_OF_TEXT, file)).forEachWhile(document -> {
            if (++count[0] % 20_000 == 0) {
                System.gc();
                most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory() - before);
            }
            return true;
        });
        assertThat(count[0]).isGreaterThan(190_000);
        assertThat(most[0]).isLessThan(8 << 20);
    }

    static int[] toArray(IntBuffer ids) {
        int[] array = new int[ids.limit()];
        ids.duplicate().rewind().get(array);
        return array;
    }
}
