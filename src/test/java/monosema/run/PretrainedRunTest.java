package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import monosema.config.Study;
import monosema.config.StudyReader;
import monosema.data.LabelledWord;
import monosema.hub.HubSettings;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import monosema.provenance.Sha256;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import monosema.record.LeanRow;
import monosema.report.Report;
import monosema.site.SiteWriter;
import monosema.tokens.Tokenizer;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of others, from a mirror of the hub: a Llama of random weights, which writes its own corpus. */
class PretrainedRunTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String YAML = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              gender: {builtin: gender}
            experiments:
              - id: theirs
                title: Theirs
                model: {hub: some/model, revision: %s, family: llama2c, weights: w.bin, tokenizer: sub/tok.bin, sha256: {w.bin: %s}}
                corpus: {sample: {documents: 60, heldOutDocuments: 10, maxTokens: 20}}
                hook: blocks.1.hook_mlp_out
                words: {prependBos: true}
                saes:
                  - {id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 3, batch: 16, learningRate: 0.001}
                wordset: gender
                analyses:
                  - t-test: {permutations: 200}
                  - lean: {cues: {female: [her, she], male: [his, he]}}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path model;
    private String yaml = "";

    @BeforeEach
    void mirror() throws IOException, URISyntaxException {
        model = folder.resolve("mirror/some/model/resolve/" + COMMIT);
        Files.createDirectories(model.resolve("sub"));
        Files.copy(
                Path.of(Objects.requireNonNull(Tokenizer.class.getResource("tok400.bin"))
                        .toURI()),
                model.resolve("sub/tok.bin"));
        Files.write(model.resolve("w.bin"), randomLlama(16, 32, 2, 2, 1, 400, 48));
        yaml = YAML.formatted(COMMIT, Sha256.of(model.resolve("w.bin")));
    }

    @Test
    void itsFilesAreRecordedItsTextsAreTheCorpusAndASecondRunConfirms() throws IOException {
        assertThat(run(yaml, mirrored()).outcome()).isEqualTo(Entry.RECORDED);

        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/theirs"));
        assertThat(record.get("model.blocks").value()).isEqualTo(2);
        assertThat(record.get("model.vocabulary").value()).isEqualTo(400);
        assertThat(record.get("corpus.documents").value()).isEqualTo(60);
        assertThat(record.get("corpus.heldOutDocuments").value()).isEqualTo(10);
        assertThat(record.get("corpus.trainTokens").value()).isBetween(60.0, 60.0 * 21);
        assertThat(record.get("sae.s1.heldOutTokens").value())
                .isEqualTo(record.get("corpus.heldOutTokens").value());
        assertThat(record.lean()).hasSameSizeAs(record.words());
        assertThat(folder.resolve("site/data/theirs/model-files.csv"))
                .content()
                .contains("w.bin," + Files.size(model.resolve("w.bin")) + "," + Sha256.of(model.resolve("w.bin")))
                .contains("sub/tok.bin,");

        printed.reset();
        assertThat(run(yaml, mirrored()).outcome()).isEqualTo(Entry.CONFIRMED);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("cached sample")
                .doesNotContain("ran    ");
    }

    @Test
    @Tag("slow")
    void principalComponentsAreSkippedWhereNoSaeHasTheCorpusRead() throws IOException {
        String compared = yaml.replace(
                "      - lean: {cues: {female: [her, she], male: [his, he]}}",
                "      - effectiveness: {folds: 2, innerFolds: 2, repeats: 1, strengths: 2, permutations: 0,"
                        + " baselines: [pca, rotation]}");
        assertThat(run(compared, mirrored()).outcome()).isEqualTo(Entry.RECORDED);
        String key = ExperimentRecord.read(folder.resolve("site/data/theirs")).key();
        printed.reset();

        assertThat(run(compared.replace("{id: s1,", "{id: s1, needs: [gpu],"), mirrored())
                        .outcome())
                .isEqualTo(Entry.KEPT);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("skipped sample: ", "skipped pca: no corpus is read here, since no SAE can be trained")
                .contains("effectiveness.rotation")
                .doesNotContain("effectiveness.pca");
        assertThat(ExperimentRecord.read(folder.resolve("site/data/theirs")).key())
                .isEqualTo(key);
    }

    @Test
    void anUnreachableHubIsNoFailure() {
        Entry entry = run(yaml, HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder));

        assertThat(entry.outcome()).isEqualTo(Entry.NOT_RUN);
        assertThat(entry.failsTheBuild()).isFalse();
        assertThat(entry.message()).startsWith("not run here: ").contains("some/model");
    }

    @Test
    void anotherChecksumIsAFailureWithTheFileNamed() {
        Entry entry = run(yaml.replaceFirst("w.bin: [0-9a-f]{8}", "w.bin: 00000000"), mirrored());

        assertThat(entry.outcome()).isEqualTo(Entry.FAILED);
        assertThat(entry.message()).contains("w.bin").contains("sha256");
    }

    @Test
    void aHookBeyondTheModelIsNamedOnceItIsHere() {
        Entry entry = run(yaml.replace("blocks.1.", "blocks.2."), mirrored());

        assertThat(entry.outcome()).isEqualTo(Entry.FAILED);
        assertThat(entry.message()).contains("blocks.2");
    }

    @Test
    void aWindowLongerThanTheModelsContextIsNamedWithTheBound() {
        Entry entry = run(yaml.replace("    saes:", "    stream: {context: 49}\n    saes:"), mirrored());

        assertThat(entry.outcome()).isEqualTo(Entry.FAILED);
        assertThat(entry.message()).isEqualTo("stream.context: must be at most the model's context of 48, was 49");
    }

    @Test
    void theAgreeingWordsAloneAreTheRowsOfEveryTable() throws IOException {
        String agreeing = yaml.replace("prependBos: true}", "prependBos: true, only: agreeing}")
                .replace("{female: [her, she], male: [his, he]}", "{female: [a, c], male: [b, d]}");

        assertThat(run(agreeing, mirrored()).outcome()).isEqualTo(Entry.RECORDED);
        ExperimentRecord record = ExperimentRecord.read(folder.resolve("site/data/theirs"));
        List<String> agree = record.lean().stream()
                .filter(LeanRow::agrees)
                .map(LeanRow::word)
                .toList();
        assertThat(agree).hasSizeBetween(20, record.lean().size() - 1);
        assertThat(record.words()).extracting(LabelledWord::word).isEqualTo(agree);
        assertThat(record.tTest("mlp").get(0).n1() + record.tTest("mlp").get(0).n2())
                .isEqualTo(agree.size());
    }

    @Test
    void cuesOfOtherLabelsAreToldBeforeAnyWork() {
        assertThatThrownBy(() -> run(yaml.replace("cues: {female:", "cues: {femal:"), mirrored()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "lean: the cues are for the labels 'femal' and 'male', word set 'gender' has 'male' and 'female'");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void tooFewAgreeingWordsOfALabelAreCounted() {
        // This model's weights say "he" and "his" after no word sooner than their counterparts.
        Entry entry = run(yaml.replace("prependBos: true}", "prependBos: true, only: agreeing}"), mirrored());

        assertThat(entry.message())
                .isEqualTo("words.only: the model agrees with the label 'male' of 0 words, at least 10 are needed");
    }

    @Test
    @Tag("slow")
    void whatNeedsAGpuIsLeftOutAndARecordThatHasItIsKept() throws IOException {
        String needing = yaml.replace("id: s1, ", "id: s1, needs: [gpu], ");

        Entry without = run(needing, mirrored());
        assertThat(without.outcome()).isEqualTo(Entry.RECORDED);
        assertThat(without.notHere())
                .containsExactlyInAnyOrder("s1: needs a GPU", "sample: no SAE that reads it can be trained here");
        ExperimentRecord partial = ExperimentRecord.read(folder.resolve("site/data/theirs"));
        assertThat(partial.find("sae.s1.dSae")).isEmpty();
        assertThat(partial.find("corpus.documents")).isEmpty();
        assertThat(partial.tTest("mlp")).hasSize(16);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("skipped s1: needs a GPU")
                .contains("skipped sample: no SAE that reads it can be trained here");
        assertThat(page())
                .contains("The SAE <code>s1</code> has not been trained", "## Neurons")
                .doesNotContain("The SAEs read");

        // Where it can run, all of it does, under the same key.
        assertThat(run(yaml, mirrored()).outcome()).isEqualTo(Entry.RECORDED);
        ExperimentRecord whole = ExperimentRecord.read(folder.resolve("site/data/theirs"));
        assertThat(whole.key()).isEqualTo(partial.key());
        assertThat(whole.find("sae.s1.dSae")).isPresent();
        assertThat(page()).contains("The SAEs read what the model writes by itself", "## Quality of the SAE");

        Entry kept = run(needing, mirrored());
        assertThat(kept.outcome()).isEqualTo(Entry.KEPT);
        assertThat(kept.message()).contains("s1");
        assertThat(ExperimentRecord.read(folder.resolve("site/data/theirs")).find("sae.s1.dSae"))
                .isPresent();
    }

    @Test
    void aHubThatCannotBeReachedIsAPartNotRunHere() {
        HubSettings offline = HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder);

        Entry entry = run(yaml, offline);

        assertThat(entry.outcome()).isEqualTo(Entry.NOT_RUN);
        assertThat(entry.notHere()).hasSize(1);
        assertThat(entry.message()).isEqualTo("not run here: " + entry.notHere().get(0));
        assertThat(entry.notHere().get(0)).contains("HF_HUB_OFFLINE");
    }

    @Test
    void anExperimentThatNeedsAGpuIsNotRunWithoutOne() {
        Entry entry = run(yaml.replace("title: Theirs", "title: Theirs\n    needs: [gpu]"), mirrored());

        assertThat(entry.outcome()).isEqualTo(Entry.NOT_RUN);
        assertThat(entry.message()).isEqualTo("not run here: it needs a GPU");
    }

    /** The experiment's page, drawn from its record. */
    private String page() throws IOException {
        Path site = folder.resolve("site");
        Study study = StudyReader.read(folder.resolve("experiments.yaml"));
        new SiteWriter(Path.of("templates"), site).write(Report.read(study, site, folder.resolve("target")));
        return Files.readString(site.resolve("experiments/theirs/index.md"));
    }

    private HubSettings mirrored() {
        return HubSettings.of(
                Map.of("HF_ENDPOINT", folder.resolve("mirror").toUri().toString(), "HF_HUB_OFFLINE", "0"), folder);
    }

    private Entry run(String study, HubSettings hub) {
        RunOptions options = new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.empty(),
                Set.of(),
                false,
                Grade.PORTABLE,
                hub,
                false);
        Path file = folder.resolve("experiments.yaml");
        try {
            Files.writeString(file, study);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Console console = Console.plain(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Runner(StudyReader.read(file), options, console)
                .run()
                .experiments()
                .get(0);
    }

    /** A file of llama2.c: seven numbers, then weights in its order, small and seeded; gains are about 1. */
    private static byte[] randomLlama(
            int d, int hidden, int layers, int heads, int kvHeads, int vocabulary, int context) {
        int kv = d / heads * kvHeads;
        int perLayer = d + d * d + 2 * d * kv + d * d + d + 3 * d * hidden;
        int weights = vocabulary * d + layers * perLayer + d + context * (d / heads);
        ByteBuffer file = ByteBuffer.allocate(4 * (7 + weights)).order(ByteOrder.LITTLE_ENDIAN);
        for (int size : new int[] {d, hidden, layers, heads, kvHeads, vocabulary, context}) {
            file.putInt(size);
        }
        UniformRandomProvider random = new Seed(5).stream("weights");
        while (file.hasRemaining()) {
            file.putFloat(random.nextFloat() - 0.5f);
        }
        return file.array();
    }
}
