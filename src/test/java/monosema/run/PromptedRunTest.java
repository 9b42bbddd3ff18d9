package monosema.run;

import static monosema.chat.LoopbackServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import monosema.chat.ApiKey;
import monosema.chat.ChatClient;
import monosema.chat.LoopbackServer;
import monosema.chat.Patience;
import monosema.config.StudyReader;
import monosema.data.Prompt;
import monosema.hub.HubSettings;
import monosema.io.BadInputException;
import monosema.record.BuildReport;
import monosema.record.BuildReport.Entry;
import monosema.record.ExperimentRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose words a model is asked for, over a real server on loopback. */
@Tag("slow")
class PromptedRunTest {
    private static final String MALE =
            "1. king\n2. prince\n3. boy\n4. man\n5. uncle\n6. father\n7. brother\n8. James\n9. John\n10. Robert";
    private static final String FEMALE =
            "1. queen\n2. princess\n3. girl\n4. woman\n5. aunt\n6. mother\n7. sister\n8. Mary\n9. Linda\n10. Susan";

    private static final String STUDY = """
            paper: {title: Tiny, authors: [A]}
            wordsets:
              asked:
                prompts: [{label: male, text: Ten men}, {label: female, text: Ten women}]
                endpoint: {url: "URL", model: tiny}
              gender: {builtin: gender}
            experiments:
              - id: asking
                title: Tiny
                corpus: &corpus {storyworld: {stories: 150, heldOutStories: 10}}
                model: &model {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, context: 8, batch: 2, steps: 1, learningRate: 0.01, warmUpShare: 0}}
                hook: blocks.0.hook_mlp_out
                saes: &saes [{id: s1, architecture: standard, expansion: 2, l1Coefficient: 1, steps: 1, batch: 16, learningRate: 0.001}]
                wordset: asked
                analyses: [t-test: {permutations: 200}]
              - {id: other, title: Other, corpus: *corpus, model: *model, hook: blocks.0.hook_mlp_out, saes: *saes,
                 wordset: gender, analyses: [t-test: {permutations: 200}]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path record;

    @BeforeEach
    void name() {
        record = folder.resolve("wordsets/asked.json");
    }

    private BuildReport run(String url, AskAnew ask, String only) throws IOException {
        return runStudy(STUDY.replace("URL", url), ask, only);
    }

    private BuildReport runStudy(String study, AskAnew ask, String only) throws IOException {
        Path yaml = folder.resolve("experiments.yaml");
        Files.writeString(yaml, study);
        RunOptions options = new RunOptions(
                folder.resolve("site"),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.empty(),
                only.isEmpty() ? Set.of() : Set.of(only),
                false,
                Grade.PORTABLE,
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder),
                false,
                ask,
                1);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        PromptedWordSets.Clients clients = (endpoint, console) -> new ChatClient(
                endpoint.address(),
                ApiKey.NONE,
                Patience.withDefaults(Duration.ofSeconds(10)).with(pause -> {}),
                console::line);
        return new Runner(StudyReader.read(yaml), options, Console.plain(out), clients).run();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + free.getLocalPort() + "/v1";
        }
    }

    @Test
    void askedOnceThenReplayedWithoutAServerThenAskedAnewOnRequest() throws IOException {
        try (LoopbackServer server = new LoopbackServer(answer(MALE), answer(FEMALE))) {
            BuildReport report = run(server.url(), AskAnew.NONE, "asking");
            assertThat(report.of("asking").map(Entry::outcome)).contains(Entry.RECORDED);
            assertThat(server.requests()).hasSize(2);
        }
        ExperimentRecord recorded = ExperimentRecord.read(folder.resolve("site/data/asking"));
        assertThat(recorded.prompts()).containsExactly(new Prompt("1", "Ten men"), new Prompt("2", "Ten women"));
        assertThat(recorded.words()).hasSize(20);
        assertThat(recorded.get("wordset.cutOff").value()).isZero();
        assertThat(recorded.folder().resolve("answers.json")).hasSameBinaryContentAs(record);
        byte[] answers = Files.readAllBytes(record);

        printed.reset();
        String url = nobody();
        assertThat(run(url, AskAnew.NONE, "asking").of("asking").map(Entry::outcome))
                .contains(Entry.CONFIRMED);
        assertThat(log()).contains("cached wordset").doesNotContain("ran    ");

        BuildReport failed = run(url, AskAnew.parse("true"), "asking");
        assertThat(failed.of("asking").map(Entry::message))
                .contains("wordset 'asked': cannot be asked: no server answers at " + url
                        + " (4 attempts); the answers in " + record + " stay");
        assertThat(record).hasBinaryContent(answers);

        try (LoopbackServer server = new LoopbackServer(answer(MALE), answer(FEMALE.replace("queen", "duchess")))) {
            BuildReport anew = run(server.url(), AskAnew.parse("asked"), "asking");
            assertThat(anew.of("asking").map(Entry::outcome)).contains(Entry.RECORDED);
        }
        assertThat(ExperimentRecord.read(folder.resolve("site/data/asking")).words())
                .extracting(word -> word.word())
                .contains("duchess")
                .doesNotContain("queen");
    }

    @Test
    void withoutRecordAndServerItIsOneLineAndOtherExperimentsRun() throws IOException {
        String url = nobody();
        BuildReport report = run(url, AskAnew.NONE, "");
        assertThat(report.experiments()).extracting(Entry::outcome).containsExactly(Entry.FAILED, Entry.RECORDED);
        assertThat(report.experiments().get(0).message())
                .isEqualTo(
                        "wordset 'asked': cannot be asked: no server answers at %s (4 attempts); put a record at %s or start the server"
                                .formatted(url, record));
        assertThat(report.experiments().get(0).log())
                .as("no stack trace")
                .last()
                .isEqualTo("no server answers at " + url + "; again in 4 s");
        assertThat(record).doesNotExist();
    }

    @Test
    void aRefusalFailsTheExperimentInOneLine() throws IOException {
        try (LoopbackServer server = new LoopbackServer(answer("I cannot help with that."))) {
            assertThat(run(server.url(), AskAnew.NONE, "asking").of("asking").map(Entry::message))
                    .contains(
                            "word set 'asked': no list in the answer to prompt 1, \"Ten men\": \"I cannot help with that.\"");
        }
        assertThat(record).doesNotExist();
    }

    @Test
    void whatIsNotRunIsNotAsked() throws IOException {
        try (LoopbackServer server = new LoopbackServer(answer(MALE))) {
            assertThat(run(server.url(), AskAnew.NONE, "other").experiments())
                    .extracting(Entry::outcome)
                    .containsExactly(Entry.NOT_RUN, Entry.RECORDED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aFurtherConceptIsAskedForWithTheExperimentAndRecordedInItsFolder() throws IOException {
        String study = STUDY.replace("wordset: gender, ", "wordset: gender, concepts: [asked], ");
        assertThat(study).contains("concepts: [asked]");
        try (LoopbackServer server = new LoopbackServer(answer(MALE), answer(FEMALE))) {
            BuildReport report = runStudy(study.replace("URL", server.url()), AskAnew.parse("asked"), "other");
            assertThat(report.of("other").map(Entry::outcome)).contains(Entry.RECORDED);
            assertThat(server.requests()).hasSize(2);
        }
        ExperimentRecord recorded = ExperimentRecord.read(folder.resolve("site/data/other"));
        assertThat(recorded.words("asked")).hasSize(20);
        assertThat(recorded.folder().resolve("asked/answers.json")).hasSameBinaryContentAs(record);
        assertThat(recorded.modelAnswers()).isEmpty();

        BuildReport unknown;
        try (LoopbackServer server = new LoopbackServer(answer(MALE.replace("king", "zebu")), answer(FEMALE))) {
            unknown = runStudy(study.replace("URL", server.url()), AskAnew.parse("asked"), "other");
        }
        assertThat(unknown.of("other").map(Entry::message))
                .hasValueSatisfying(
                        message -> assertThat(message).contains("word set 'asked': 'zebu' is not among the "));
    }

    @Test
    void anAskForWhatNobodyRunsIsOneLineBeforeAnyWork() throws IOException {
        String url = nobody();
        assertThatThrownBy(() -> run(url, AskAnew.parse("gender"), ""))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "ask: no experiment of this run has a word set 'gender' that is made by prompts; there is: asked");
        assertThatThrownBy(() -> run(url, AskAnew.parse("true"), "other"))
                .hasMessage("ask: no experiment of this run has a word set that is made by prompts");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void theOptionTakesNamesOrAll() {
        assertThat(List.of("", "false", " "))
                .allSatisfy(text -> assertThat(AskAnew.parse(text)).isEqualTo(AskAnew.NONE));
        assertThat(AskAnew.parse("true")).isEqualTo(new AskAnew(true, Set.of()));
        assertThat(AskAnew.parse("a, b,")).isEqualTo(new AskAnew(false, Set.of("a", "b")));
    }
}
