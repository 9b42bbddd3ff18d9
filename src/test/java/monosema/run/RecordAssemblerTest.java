package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.Experiment;
import monosema.config.StudyReader;
import monosema.record.RunInfo;
import monosema.store.StageKey;
import monosema.store.StageResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAssemblerTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void weightsThatAreTooLargeToPublishLeaveTheirChecksum() throws IOException {
        Path saes = Files.createDirectories(folder.resolve("stage/record/saes"));
        weights(saes.resolve("small"), 8 * MEBIBYTE);
        weights(saes.resolve("large"), 8 * MEBIBYTE + 1);
        Files.writeString(folder.resolve("stage/results.json"), "[]");
        StageKey key = new StageKey("0".repeat(64));
        StageResult stage =
                new StageResult("sae", key, folder.resolve("stage"), StageResult.Outcome.RAN, 1, 1, "first run");
        Path record = folder.resolve("record");
        RecordAssembler.write(record, experiment("small"), false, "key", List.of(stage), run());
        assertThat(record.resolve("saes/small/sae_weights.safetensors")).hasSize(8 * MEBIBYTE);
        assertThat(record.resolve("saes/small/sae_weights.safetensors.sha256")).doesNotExist();
        assertThat(record.resolve("saes/large/sae_weights.safetensors")).doesNotExist();
        // head -c 8388609 /dev/zero | sha256sum (GNU coreutils 9.1)
        assertThat(record.resolve("saes/large/sae_weights.safetensors.sha256"))
                .hasContent(
                        "4459f957d031a8b782dfee09d2c7070a4b5e6c33130a8f20ac35393fd97fc57a  sae_weights.safetensors\n");
    }

    @Test
    void theActivationsOfFurtherConceptsArePublishedOfOneOrTwoSaes() throws IOException {
        for (String file : List.of("activations-mlp.csv", "age/activations-mlp.csv", "age/words.csv")) {
            Path path = folder.resolve("stage/record").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "word,n0\n");
        }
        Files.writeString(folder.resolve("stage/results.json"), "[]");
        StageResult stage = new StageResult(
                "age",
                new StageKey("0".repeat(64)),
                folder.resolve("stage"),
                StageResult.Outcome.RAN,
                1,
                1,
                "first run");

        Path two = folder.resolve("two");
        RecordAssembler.write(two, experiment("a", "b"), false, "key", List.of(stage), run());
        assertThat(two.resolve("age/activations-mlp.csv")).exists();
        Path cell = folder.resolve("cell");
        RecordAssembler.write(cell, experiment("a", "b"), true, "key", List.of(stage), run());
        Path three = folder.resolve("three");
        RecordAssembler.write(three, experiment("a", "b", "c"), false, "key", List.of(stage), run());

        for (Path record : List.of(cell, three)) {
            assertThat(record.resolve("age/activations-mlp.csv")).doesNotExist();
            assertThat(record.resolve("age/words.csv")).exists();
            assertThat(record.resolve("activations-mlp.csv")).exists();
        }
    }

    private static void weights(Path sae, long bytes) throws IOException {
        Files.createDirectories(sae);
        try (RandomAccessFile file =
                new RandomAccessFile(sae.resolve("sae_weights.safetensors").toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private Experiment experiment(String... saes) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, """
                paper: {title: T, authors: [A]}
                wordsets: {gender: {builtin: gender}}
                experiments:
                  - id: one
                    title: One
                    corpus: {storyworld: {stories: 100, heldOutStories: 10}}
                    model: {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 1, steps: 1}}
                    hook: blocks.0.hook_mlp_out
                    saes: [%s]
                    wordset: gender
                    analyses: [t-test]
                """.formatted(Stream.of(saes)
                .map(id -> "{id: " + id + ", architecture: standard}")
                .collect(Collectors.joining(", "))));
        return StudyReader.read(yaml).experiments().get(0);
    }

    private static RunInfo run() {
        return new RunInfo(
                "one",
                "2026-01-01T00:00:00Z",
                "unknown",
                false,
                "portable",
                "cpu",
                "x",
                2,
                "os",
                "17",
                Map.of(),
                1,
                List.of());
    }
}
