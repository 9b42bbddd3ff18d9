package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.FileSource.HubFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusReaderTest {
    private static final String COMMIT = "0d983335d1447a805aa0f4c0c440e257a0a87f44";
    private static final String SHA256 = "e4afe8f12f705ae981e4381865ccfee9a3950854f8850fae2977fe9f84ae3a57";

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/b.txt"), "b");
    }

    @Test
    void everyKnobIsBoundToItsOwnComponent() throws IOException {
        FileSource local = new FileSource.Local(List.of(folder.resolve("a.txt"), folder.resolve("data/b.txt")));
        DocumentChoice choice = new DocumentChoice(70, 80, 90);

        assertThat(read("""
                {text: {file: [a.txt, data/b.txt], documents: 70, heldOutDocuments: 80, minChars: 90,
                    maxBytes: 5000000000, startsWith: "\\n\\nOnce", strip: false}}"""))
                .isEqualTo(new DocumentsSpec.Text(
                        local, choice, 5_000_000_000L, new DocumentBoundary("\n\nOnce", true), false));
        assertThat(read("{jsonl: {file: a.txt, field: story, documents: 70, heldOutDocuments: 80, minChars: 90}}"))
                .isEqualTo(new DocumentsSpec.JsonLines(
                        new FileSource.Local(List.of(folder.resolve("a.txt"))), choice, 4L << 30, "story"));
        assertThat(read("""
                {parquet: {hub: owner/na.me, dataset: false, revision: %s, path: [x/y.parquet, z], sha256: [%s, %s],
                    column: input_ids, maxBytes: 1}}""".formatted(COMMIT, SHA256, SHA256.replace('e', 'd'))))
                .isEqualTo(new DocumentsSpec.Parquet(
                        new FileSource.Hub(
                                "owner/na.me",
                                false,
                                COMMIT,
                                List.of(
                                        new HubFile("x/y.parquet", SHA256),
                                        new HubFile("z", SHA256.replace('e', 'd')))),
                        new DocumentChoice(DocumentChoice.ALL, 1_000, 1),
                        1,
                        "input_ids"));
        assertThat(read("{sample: {documents: 10, heldOutDocuments: 11, maxTokens: 12, temperature: 0.5, topP: 0.9}}"))
                .isEqualTo(new CorpusSpec.Sample(10, 11, 12, 0.5, 0.9));
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws IOException {
        DocumentChoice all = new DocumentChoice(DocumentChoice.ALL, 1_000, 1);
        FileSource local = new FileSource.Local(List.of(folder.resolve("a.txt")));
        FileSource hub = new FileSource.Hub("owner/name", true, COMMIT, List.of(new HubFile("train.jsonl.gz", "")));

        assertThat(read("{text: {file: a.txt}}"))
                .isEqualTo(new DocumentsSpec.Text(local, all, 4L << 30, DocumentBoundary.END_OF_TEXT, true));
        assertThat(read("{jsonl: {hub: owner/name, revision: " + COMMIT + ", path: train.jsonl.gz}}"))
                .isEqualTo(new DocumentsSpec.JsonLines(hub, all, 4L << 30, "text"));
        assertThat(read("{parquet: {file: a.txt}}")).isEqualTo(new DocumentsSpec.Parquet(local, all, 4L << 30, "text"));
        assertThat(read("{sample: {documents: 20, maxTokens: 512}}"))
                .isEqualTo(new CorpusSpec.Sample(20, 1_000, 512, 1, 1));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong("{text: {}}", ".text: must have one of the keys file, hub"),
                wrong("{text: {file: a.txt, hub: a/b}}", ".text: must have one of the keys file, hub, has both"),
                wrong("{text: {file: c.txt}}", ".text.file: no such file c.txt (looked in FOLDER)"),
                wrong("{text: {file: [a.txt, c.txt]}}", ".text.file[1]: no such file c.txt (looked in FOLDER)"),
                wrong("{text: {file: data}}", ".text.file: must be a file, not a folder, was 'data'"),
                wrong("{text: {file: []}}", ".text.file: must have at least one entry"),
                wrong(
                        "{text: {file: a.txt, separater: x}}",
                        ".text: unknown key 'separater' (did you mean 'separator'?)"),
                wrong(
                        "{text: {file: a.txt, separator: x, startsWith: y}}",
                        ".text: must have one of the keys separator, startsWith, has both"),
                wrong(
                        "{text: {file: a.txt, separator: ''}}",
                        ".text.separator: must be text of 1 to 1000 characters, was ''"),
                wrong("{text: {file: a.txt, separator: 3}}", ".text.separator: must be text (put it in quotes), was 3"),
                wrong("{text: {file: a.txt, maxBytes: 0}}", ".text.maxBytes: must be >= 1, was 0"),
                wrong(
                        "{text: {file: a.txt, maxBytes: 1099511627777}}",
                        ".text.maxBytes: must be <= 1099511627776, was 1099511627777"),
                wrong("{text: {file: a.txt, documents: 0}}", ".text.documents: must be >= 1, was 0"),
                wrong("{text: {file: a.txt, heldOutDocuments: 0}}", ".text.heldOutDocuments: must be >= 1, was 0"),
                wrong("{text: {file: a.txt, minChars: 0}}", ".text.minChars: must be >= 1, was 0"),
                wrong("{jsonl: {file: a.txt, separator: x}}", ".jsonl: unknown key 'separator'"),
                wrong("{parquet: {hub: a/b, revision: %s}}".formatted(COMMIT), ".parquet: missing key 'path'"),
                wrong(
                        "{parquet: {hub: name, revision: %s, path: x}}".formatted(COMMIT),
                        ".parquet.hub: must be owner/name, was 'name'"),
                wrong(
                        "{parquet: {hub: a/b, revision: main, path: x}}",
                        ".parquet.revision: must be a commit of 40 lower-case hex digits (what a branch or a tag names"
                                + " may change), was 'main'"),
                wrong(
                        "{parquet: {hub: a/b, revision: %s, path: x/../y}}".formatted(COMMIT),
                        ".parquet.path: must be the path of a file in the repository, was 'x/../y'"),
                wrong(
                        "{parquet: {hub: a/b, revision: %s, path: /x}}".formatted(COMMIT),
                        ".parquet.path: must be the path of a file in the repository, was '/x'"),
                wrong(
                        "{parquet: {hub: a/b, revision: %s, path: [x, y], sha256: %s}}".formatted(COMMIT, SHA256),
                        ".parquet.sha256: must have a checksum for each of 2 paths, has 1"),
                wrong(
                        "{parquet: {hub: a/b, revision: %s, path: x, sha256: abc}}".formatted(COMMIT),
                        ".parquet.sha256: must be 64 lower-case hex digits, was 'abc'"),
                wrong("{sample: {documents: 9, maxTokens: 2}}", ".sample.documents: must be >= 10, was 9"),
                wrong("{sample: {documents: 10, maxTokens: 1}}", ".sample.maxTokens: must be >= 2, was 1"),
                wrong(
                        "{sample: {documents: 10, maxTokens: 2, temperature: 0}}",
                        ".sample.temperature: must be > 0, was 0"),
                wrong("{sample: {documents: 10, maxTokens: 2, topP: 1.5}}", ".sample.topP: must be <= 1, was 1.5"));
    }

    private static Arguments wrong(String corpus, String message) {
        return Arguments.of(corpus, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneLineWithItsPlace(String corpus, String message) {
        InvalidStudyException e = catchThrowableOfType(InvalidStudyException.class, () -> read(corpus));

        assertThat(e.mistakes())
                .extracting(mistake -> mistake.path() + ": " + mistake.message())
                .containsExactly("experiments[0].corpus" + message.replace("FOLDER", folder.toString()));
    }

    private CorpusSpec read(String corpus) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, GoodStudy.TEXT.replace("{storyworld: {stories: 50000}}", corpus));
        return ((ModelExperiment) StudyReader.read(file).experiments().get(0)).corpus();
    }
}
