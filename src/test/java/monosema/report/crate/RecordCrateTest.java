package monosema.report.crate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import monosema.config.Paper;
import monosema.io.Json;
import monosema.provenance.Sha256;
import monosema.record.ExperimentRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The crate of a small record. Whether crates are what others expect is asked of rocrate 0.16.0 and roc-validator 0.13.0 by
 * {@code python src/test/python/ro_crates.py site}, which found nothing required missing in the six of this repository.
 */
class RecordCrateTest {
    private static final Path RECORD = Path.of("src/test/resources/monosema/site/data/tiny");
    private static final Paper PAPER = new Paper("A <paper>", "", List.of("A. Author", "B. Author"), "CC-BY-4.0");
    private static final String ORIGIN = """
            {"input": {"codeVersion": 3, "external": {"words": "abcd"}, "parameters": {"steps": 20, "rate": 0.001},
              "seed": 7, "stage": "model", "upstream": {"corpus": "ee11"}},
             "files": {"model file w.bin": "beef"}, "left": ["model-training.csv", "too-large.safetensors"]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws IOException {
        try (Stream<Path> files = Files.list(RECORD)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void everyFileOfTheRecordIsAPartWithItsSizeAndChecksumButNotTheCrateItself() throws IOException {
        Files.writeString(folder.resolve(ExperimentRecord.CRATE), "from an earlier build");
        Map<String, JsonNode> crate = crate();
        List<String> parts = ids(entity(crate, "./").path("hasPart"));
        assertThat(parts).hasSize(20).contains("results.json", "words.csv").doesNotContain(ExperimentRecord.CRATE);
        for (String part : parts) {
            JsonNode file = entity(crate, part);
            assertThat(file.path("sha256").asText()).isEqualTo(Sha256.of(folder.resolve(part)));
            assertThat(file.path("contentSize").asLong()).isEqualTo(Files.size(folder.resolve(part)));
        }
    }

    @Test
    void equalRecordsGiveEqualBytes() throws IOException {
        String text = text();
        Files.writeString(folder.resolve(ExperimentRecord.CRATE), text);
        assertThat(text()).isEqualTo(text).doesNotContain(folder.toString());
    }

    @Test
    void theRootNamesTitleAuthorsLicenceAndTimeOfTheRecord() throws IOException {
        Map<String, JsonNode> crate = crate();
        JsonNode root = entity(crate, "./");
        assertThat(root.path("name").asText()).isEqualTo("A title");
        assertThat(root.path("datePublished").asText()).isEqualTo("2026-11-02T10:15:30Z");
        assertThat(ids(root.path("license"))).containsExactly("https://spdx.org/licenses/CC-BY-4.0");
        assertThat(ids(root.path("author")).stream()
                        .map(id -> entity(crate, id).path("name").asText()))
                .containsExactly("A. Author", "B. Author");
    }

    @Test
    void whateverIsReferredToIsThere() throws IOException {
        tellOrigin();
        Map<String, JsonNode> crate = crate();
        Set<String> referred = new TreeSet<>();
        crate.values().forEach(entity -> entity.forEach(value -> referred.addAll(ids(value))));
        referred.remove("https://w3id.org/ro/crate/1.1");
        assertThat(crate.keySet()).containsAll(referred);
    }

    @Test
    void aStageSaysWhatItWasMadeFromAndWhatItMade() throws IOException {
        tellOrigin();
        Map<String, JsonNode> crate = crate();
        JsonNode action = entity(crate, "#stage-model");
        assertThat(action.path("identifier").asText()).isEqualTo("00ff00ff00ff00ff");
        assertThat(ids(action.path("object")))
                .containsExactly(
                        "declaration.json",
                        "#output-corpus",
                        "#sha256-beef",
                        "#sha256-abcd",
                        "#codeVersion-model",
                        "#seed-model",
                        "#parameters-model");
        assertThat(ids(action.path("result"))).containsExactly("#output-model", "model-training.csv");
        assertThat(entity(crate, "#parameters-model").path("value").asText())
                .isEqualTo("{\"steps\":20,\"rate\":0.001}");
        assertThat(entity(crate, "#sha256-beef").path("name").asText()).isEqualTo("model file w.bin");
        assertThat(entity(crate, "#monosema").path("version").asText()).isEqualTo("0123456789abcdef-dirty");
        assertThat(entity(crate, "#time-model").path("value").asDouble()).isEqualTo(1.25);
        assertThat(entity(crate, "#peak-memory").path("value").asLong()).isEqualTo(100);
    }

    @Test
    void anOlderRecordSaysOfAStageWhatItKnows() throws IOException {
        JsonNode action = entity(crate(), "#stage-model");
        assertThat(ids(action.path("object"))).containsExactly("declaration.json");
        assertThat(ids(action.path("result"))).containsExactly("#output-model");
    }

    private void tellOrigin() throws IOException {
        Path run = folder.resolve("run.json");
        String text = Files.readString(run);
        assertThat(text).contains("\"outcome\": \"ran\"");
        Files.writeString(
                run, text.replaceFirst("\"outcome\": \"ran\"", "\"outcome\": \"ran\", \"origin\": " + ORIGIN));
    }

    private String text() {
        return RecordCrate.of(PAPER, "A title", ExperimentRecord.read(folder));
    }

    private Map<String, JsonNode> crate() {
        Map<String, JsonNode> entities = new LinkedHashMap<>();
        for (JsonNode entity : Json.parse(text()).path("@graph")) {
            assertThat(entities.put(entity.path("@id").asText(), entity)).isNull();
        }
        return entities;
    }

    private static JsonNode entity(Map<String, JsonNode> crate, String id) {
        return Objects.requireNonNull(crate.get(id), id);
    }

    /** What a property refers to: one entity or several. */
    private static List<String> ids(JsonNode value) {
        List<String> ids = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> ids.addAll(ids(one)));
        } else if (value.has("@id")) {
            ids.add(value.path("@id").asText());
        }
        return ids;
    }
}
