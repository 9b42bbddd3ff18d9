package monosema.data;

import static monosema.chat.LoopbackServer.answer;
import static monosema.chat.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import monosema.chat.ApiKey;
import monosema.chat.ChatAddress;
import monosema.chat.ChatClient;
import monosema.chat.ChatException;
import monosema.chat.LoopbackServer;
import monosema.chat.Patience;
import monosema.config.ChatSpec;
import monosema.config.EndpointSpec;
import monosema.config.PromptSpec;
import monosema.config.PromptsSpec;
import monosema.config.WordSetSpec;
import monosema.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks a real server on loopback, and replays what it answered. */
class PromptedWordsTest {
    private static final String MALE =
            "1. Alan\n2. Bert\n3. Carl\n4. Dirk\n5. Egon\n6. Finn\n7. Gert\n8. Hans\n9. Ivan\n10. Jack";
    private static final String FEMALE = "Ada, Bea, Cleo, Dora, Ella, Fay, Gina, Hope, Inga, June";
    private static final Instant NOW = Instant.parse("2026-11-02T10:15:30.5Z");
    private static final String SECRET = "sk-verysecret123";

    @TempDir
    Path folder;

    private Path record;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void name() {
        record = folder.resolve("wordsets/names.json");
    }

    private WordSetSpec.Prompted spec(PromptsSpec prompts, String model) {
        return new WordSetSpec.Prompted(
                "names",
                prompts,
                new ChatSpec(model, 0.5, 7, 512, ChatSpec.TokenLimit.MAX_TOKENS),
                new EndpointSpec(ChatAddress.of("http://localhost:1/v1"), "", 600),
                record);
    }

    private WordSetSpec.Prompted spec(String first, String second) {
        return spec(
                new PromptsSpec.Listed(
                        List.of(new PromptSpec("male", first, false), new PromptSpec("female", second, false))),
                "tiny");
    }

    private PromptedWords words() {
        return new PromptedWords(spec("Ten men?", "Ten women?"));
    }

    private CleanedWordSet ask(PromptedWords words, LoopbackServer.Reply... replies) throws IOException {
        try (LoopbackServer server = new LoopbackServer(replies)) {
            words.ask(client(server), Clock.fixed(NOW, ZoneOffset.UTC), said::add);
            return words.replay();
        }
    }

    private static ChatClient client(LoopbackServer server) {
        return new ChatClient(
                ChatAddress.of(server.url()),
                ApiKey.in("KEY", name -> SECRET),
                Patience.withDefaults(Duration.ofSeconds(10)).with(pause -> {}),
                message -> {});
    }

    @Test
    void keepsTheAnswersAndMakesTheSameWordsOfThemEverAfter() throws IOException {
        CleanedWordSet asked = ask(words(), answer(MALE), answer(FEMALE));
        byte[] kept = Files.readAllBytes(record);

        assertThat(asked.words().words()).hasSize(20);
        assertThat(asked.words().firstLabel()).isEqualTo("male");
        assertThat(asked.entries().get(10)).isEqualTo(new WordSetEntry(11, "Ada", "female", "2", true, ""));
        assertThat(asked.prompts()).containsExactly(new Prompt("1", "Ten men?"), new Prompt("2", "Ten women?"));
        assertThat(said)
                .containsExactly(
                        "word set 'names': prompt 1 of 2 answered with 10 words in 0.0 s",
                        "word set 'names': prompt 2 of 2 answered with 10 words in 0.0 s");
        assertThat(WordSets.load(spec("Ten men?", "Ten women?"))).isEqualTo(asked);
        assertThat(record).hasBinaryContent(kept);
    }

    @Test
    void theRecordSaysWhatWasAskedWhenAndHowAndHoldsNoKey() throws IOException {
        ask(words(), answer(MALE), answer(FEMALE + ", " + SECRET));
        AnswerRecord read = AnswerRecordFile.read(record);
        assertThat(read.parameters()).isEqualTo(new AnswerRecord.Parameters("tiny", 0.5, 7, "max_tokens", 512));
        assertThat(read.endpoint()).startsWith("http://127.0.0.1:").endsWith("/v1");
        AnswerRecord.Answer first = read.answers().get(0);
        assertThat(first.prompt()).isEqualTo("Ten men?");
        assertThat(first.answer()).isEqualTo(MALE);
        assertThat(first.model()).isEqualTo("tiny:1b-instruct");
        assertThat(first.finishReason()).isEqualTo("stop");
        assertThat(first.time()).isEqualTo("2026-11-02T10:15:30Z");
        assertThat(first.usage()).containsEntry("completion_tokens", 34L);
        assertThat(record).content().doesNotContain(SECRET).contains("\"format\" : 1");
    }

    @Test
    void putsTheSixPromptsOfTheAnnexureAndTakesCommonNounsInLowerCase() throws IOException {
        PromptedWords annexure = new PromptedWords(spec(new PromptsSpec.Annexure1(), "tiny"));
        try (LoopbackServer server = new LoopbackServer(
                answer(MALE),
                answer(FEMALE),
                answer("1. King"),
                answer("1. Queen"),
                answer("- Ram"),
                answer("- Ewe"))) {
            annexure.ask(client(server), Clock.systemUTC(), said::add);
            assertThat(server.requests()).hasSize(6);
            assertThat(server.requests().get(4).body()).contains("generate 25 animals that are male\"");
        }
        assertThat(annexure.replay().words().words())
                .hasSize(24)
                .contains(new LabelledWord("Alan", "male"), new LabelledWord("king", "male"))
                .endsWith(new LabelledWord("ram", "male"), new LabelledWord("ewe", "female"));
    }

    @Test
    void hostileWordsAreRemovedWithTheirReasonsAndShownOnOneLine() throws IOException {
        String hostile = "\n11. <img src=x onerror=y>\n12. \u001b[31mRed\n13. " + "x".repeat(300)
                + "\n14. \u202egnihton\n15. שלום\n16. Billy goat\n17. Ada\n18. Alan\n19. R2D2";
        CleanedWordSet set = ask(words(), answer(MALE + hostile), answer(FEMALE + ", Kate"));
        assertThat(set.entries().subList(10, 19))
                .extracting(entry -> entry.word() + "|" + entry.reason())
                .containsExactly(
                        "<img src=x onerror=y>|not a single word",
                        "\\u001b[31mRed|not letters only",
                        "x".repeat(100) + "…|longer than 100 characters",
                        "\\u202egnihton|not letters only",
                        "שלום|",
                        "Billy goat|not a single word",
                        "Ada|used for both labels",
                        "Alan|duplicate",
                        "R2D2|not letters only");
    }

    @Test
    void theLastItemOfAnAnswerThatWasCutOffIsNotTrusted() throws IOException {
        CleanedWordSet set = ask(words(), answer(MALE + "\n11. Bea", "length"), answer(FEMALE));
        assertThat(set.entries().get(10))
                .isEqualTo(new WordSetEntry(11, "Bea", "male", "1", false, "cut off at the limit of tokens"));
        assertThat(set.words().words()).contains(new LabelledWord("Bea", "female"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | stop | it is empty",
                "I'm sorry, but I can't\\nhelp \\u001b. | stop | \"I'm sorry, but I can't\\\\nhelp \\\\u001B.\"",
                "Ada, Bea                             | content_filter | \"Ada, Bea\""
            })
    void aRefusalNamesThePromptAndShowsTheAnswer(String text, String finishReason, String shown) {
        String raw = text.replace("\\n", "\n").replace("\\u001b", "\u001b");
        assertThatThrownBy(() -> ask(words(), answer(MALE), answer(raw, finishReason)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("word set 'names': no list in the answer to prompt 2, \"Ten women?\": "
                        + shown.replace("\\\\", "\\"));
        assertThat(record).doesNotExist();
    }

    @Test
    void ofALongRefusalTheFirst200CharactersAreShown() {
        assertThatThrownBy(() -> ask(words(), answer("No list " + "of any kind ".repeat(1000) + ".")))
                .message()
                .hasSizeLessThan(300)
                .endsWith("...\"");
    }

    @Test
    void aFailedAskingLeavesTheRecordAndItsFolderAsTheyWere() throws IOException {
        CleanedWordSet before = ask(words(), answer(MALE), answer(FEMALE));
        byte[] kept = Files.readAllBytes(record);
        assertThatThrownBy(() -> ask(words(), answer(FEMALE), status(404, "model 'tiny' not found")))
                .isInstanceOf(ChatException.class)
                .hasMessageEndingWith("/v1 answered 404: model 'tiny' not found");
        assertThatThrownBy(() -> ask(words(), answer(FEMALE), answer("1. Al\n2. Bo")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "the answers for 'names': label 'female' keeps 2 words after cleaning, at least 10 are needed");
        assertThat(record).hasBinaryContent(kept);
        assertThat(words().replay()).isEqualTo(before);
        try (Stream<Path> files = Files.list(record.getParent())) {
            assertThat(files).containsExactly(record);
        }
    }

    @Test
    void askingAnewReplacesTheRecord() throws IOException {
        ask(words(), answer(MALE), answer(FEMALE));
        CleanedWordSet anew = ask(words(), answer(MALE.replace("Alan", "Adam")), answer(FEMALE));
        assertThat(anew.words().words().get(0)).isEqualTo(new LabelledWord("Adam", "male"));
    }

    @Test
    void answersToOtherQuestionsAreRefusedNamingWhatDiffersAndHowToAsk() throws IOException {
        ask(words(), answer(MALE), answer(FEMALE));
        assertThatThrownBy(() -> new PromptedWords(spec("Ten men?", "Twelve women?")).replay())
                .isInstanceOf(BadInputException.class)
                .hasMessage("word set 'names': " + record + " answers other questions: prompt 2 was \"Ten women?\", is"
                        + " declared \"Twelve women?\"; -Dmonosema.ask=names (without Maven: --ask=names) asks anew");
        assertThatThrownBy(() -> new PromptedWords(spec(new PromptsSpec.Annexure1(), "big")).replay())
                .message()
                .contains(
                        "model was \"tiny\", is declared \"big\"; the number of prompts was 2, is declared 6; prompt 1 was");
    }

    @Test
    void withoutARecordThereIsNothingToReplay() {
        assertThatThrownBy(() -> words().replay())
                .isInstanceOf(BadInputException.class)
                .hasMessage("word set 'names': no answers are recorded in " + record);
    }

    @Test
    void nothingIsAskedWhereTheAnswersCannotBeKept() throws IOException {
        Files.writeString(folder.resolve("wordsets"), "not a folder");
        try (LoopbackServer server = new LoopbackServer(answer(MALE))) {
            assertThatThrownBy(() -> words().ask(client(server), Clock.systemUTC(), said::add))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(record + ": the answers cannot be kept there: ");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\" : 1          | \"format\" : 2           | : format must be 1, was 2",
                "\"format\" : 1          | \"form\" : 1             | : format must be a whole number of 32 bits, was missing",
                "\"seed\" : 7            | \"seed\" : \"7\\u001b\"  | : parameters.seed must be a whole number of 32 bits, was \"7\\u001B\"",
                "\"model\" : \"tiny\"    | \"model\" : null         | : parameters.model must be text, was null",
                "10:15:30Z               | 25:15:30Z                | : answers[0].time must be a time such as 2026-11-02T10:15:30Z, was \"2026-11-02T25:15:30Z\"",
                "\"seconds\" : 0.0       | \"seconds\" : -1         | : answers[0].seconds must be a number of 0 or more, was -1",
                "\"total_tokens\" : 46   | \"total_tokens\" : 1e99  | : answers[0].usage.total_tokens must be a whole number of 0 or more, was 1.0E99",
                "{                       | <<<<<<< HEAD {           | : not JSON: "
            })
    void aDamagedRecordIsOneLineWithItsField(String good, String bad, String message) throws IOException {
        ask(words(), answer(MALE), answer(FEMALE));
        assertThat(record).content().contains(good);
        Files.writeString(record, Files.readString(record).replace(good, bad));
        assertThatThrownBy(() -> words().replay())
                .isInstanceOf(BadInputException.class)
                .message()
                .startsWith(record + message)
                .doesNotContain("\n", "\u001b");
    }
}
